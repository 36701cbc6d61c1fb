// What a success says, and with which status.
import { randomUUID } from 'node:crypto';
import { rewriting, succeeded } from '../broken-backends/twists.ts';
import { adding, type BackendLiberty, empty, instead, isPerson, writing } from './liberty.ts';

/** Liberties in it. */
export const IN_FIELDS: readonly BackendLiberty[] = [
  {
    id: 'numbers-as-text',
    sentence: 'It adds numbers as text.',
    twist: adding(() => ({ age: '36', loyalty: '7' })),
  },
  {
    id: 'more-fields',
    sentence: 'It shows fields that nobody asked for.',
    twist: adding(() => ({ type: 'CUSTOMER', origin: 'PUSH', region: 'EU' })),
  },
  {
    id: 'fields-that-change',
    sentence: 'It shows when a person was last seen.',
    twist: adding(() => ({ lastSeen: new Date().toISOString(), requestId: randomUUID() })),
  },
  {
    id: 'null-fields',
    sentence: 'What it does not know it shows as null.',
    twist: rewriting(isPerson, (value) => ({
      lastName: null,
      middleName: null,
      gender: null,
      externalUserId: null,
      ...value,
    })),
  },
  {
    id: 'empty-lists',
    sentence: 'What it does not know it shows as empty lists.',
    twist: rewriting(isPerson, (value) => ({
      tags: [],
      emails: [],
      phones: [],
      customAttributes: {},
      ...value,
    })),
  },
  { id: 'save-without-body', sentence: 'It answers saveUser with 204.', twist: empty('saveUser') },
  {
    id: 'personalize-without-body',
    sentence: 'It answers personalize with 204.',
    twist: empty('personalize'),
  },
  {
    id: 'repersonalize-without-body',
    sentence: 'It answers repersonalize with 204.',
    twist: empty('repersonalize'),
  },
  {
    id: 'save-installation-without-body',
    sentence: 'It answers the save of an installation with 204.',
    twist: empty('saveInstallation'),
  },
  {
    id: 'save-as-text',
    sentence: 'It answers saveUser with OK in text/plain.',
    twist: writing(
      (answer, { endpoint }) => endpoint === 'saveUser' && succeeded(answer),
      (answer) => ({ ...answer, body: 'OK', contentType: 'text/plain' }),
    ),
  },
  {
    id: 'accepted-instead-of-ok',
    sentence: 'It answers events and depersonalize with 202.',
    twist: writing(
      ({ status }) => status === 204,
      (answer) => ({ ...answer, status: 202, body: '{}', contentType: 'application/json' }),
    ),
  },
  { id: 'registered-with-200', sentence: 'It answers a registration with 200.', twist: instead(201, 200) },
  {
    id: 'push-reg-id-alone',
    sentence: 'It names a registration pushRegId alone.',
    twist: rewriting(
      ({ endpoint }) => endpoint === 'registerInstallation',
      ({ pushRegistrationId: _, ...value }) => value,
    ),
  },
];
