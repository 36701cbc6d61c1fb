// What the interactions do not say of an operation: its name, its purpose, and which schemas its bodies have.
import type { Interaction, Party } from '../interaction.ts';
import { exampleOf } from '../pact-value.ts';
import { CONTACT_ROUTES, ENDPOINT_ROUTES } from '../wire.ts';
import type { SchemaName } from './schemas.ts';

/** An operation of one of the two APIs. */
export interface ApiOperation {
  readonly id: string;
  readonly party: Party;
  readonly method: string;
  /** `{name}` stands for one path segment. */
  readonly path: string;
  readonly summary: string;
  readonly request?: SchemaName;
  /** What a success answers; absent: our sources name no body. */
  readonly response?: SchemaName;
}

type About = readonly [summary: string, request: SchemaName | null, response: SchemaName | null];

/** An operation that is missing here and that an interaction calls is an error: `operationOf` says so. */
const ABOUT: Readonly<Record<string, About>> = {
  registerInstallation: ['Register an installation', 'Installation', 'RegisteredInstallation'],
  fetchInstallation: ['Fetch an installation', null, 'Installation'],
  saveInstallation: ['Change an installation', 'Installation', null],
  fetchUser: ['Fetch the person of an installation', null, 'User'],
  saveUser: ['Change the person of an installation', 'User', null],
  saveUserByPost: ['Change the person of an installation, as Android SDKs send it', 'User', null],
  personalize: ['Name the person of an installation', 'Personalization', null],
  repersonalize: ['Name the person of an installation again', 'Personalization', null],
  depersonalize: ['Make the person of an installation anonymous', null, null],
  customEvent: ['Tell of an event of the application', 'Event', null],
  sessionEvent: ['Tell of a session of the application', 'Event', null],
  fetchPerson: ['Fetch a person', null, 'Person'],
  replacePerson: ['Replace a person', 'Person', null],
  changePerson: ['Change a person', 'Person', null],
  changeContactInformation: ['Change how a person is reached', 'ContactInformation', null],
  personalizeInstallation: ['Name the person of an installation', 'Personalization', null],
  depersonalizeInstallation: ['Make the person of an installation anonymous', null, null],
};

type Route = { readonly method: string; readonly path: string };

function operations(party: Party, routes: Readonly<Record<string, Route>>): readonly ApiOperation[] {
  return Object.entries(routes).flatMap(([id, { method, path }]) => {
    const about = ABOUT[id];
    if (about === undefined) return [];
    const [summary, request, response] = about;
    return {
      id,
      party,
      method,
      path,
      summary,
      ...(request === null ? {} : { request }),
      ...(response === null ? {} : { response }),
    };
  });
}

/** What the operations are about: the groups in which tools show them, and name the classes that they generate. */
export const TAGS = {
  installations: 'Installations of an application, and who they belong to.',
  persons: 'Persons and their data.',
  events: 'What happens in an application.',
} as const;

/** The group of an operation. */
export function tagOf({ path }: ApiOperation): keyof typeof TAGS {
  if (path.includes('/events/')) return 'events';
  return /\/(user|persons)(\/|$)/.test(path) ? 'persons' : 'installations';
}

/** Every operation that is described. Of what an SDK may send besides, no contract says anything. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  ...operations('sdk', {
    ...ENDPOINT_ROUTES,
    saveUserByPost: { method: 'POST', path: ENDPOINT_ROUTES.saveUser.path },
  }),
  ...operations('business-backend', CONTACT_ROUTES),
];

/** Whether a path is one of the template's. */
export function fitsPath(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

/** The operation that an interaction calls. @throws RangeError when none is described. */
export function operationOf({ party, request, description }: Interaction): ApiOperation {
  const path = String(exampleOf(request.path));
  const found = API_OPERATIONS.find(
    (one) => one.party === party && one.method === request.method && fitsPath(one.path, path),
  );
  if (found === undefined)
    throw new RangeError(`No operation is described for ${request.method} ${path} (${description}).`);
  return found;
}
