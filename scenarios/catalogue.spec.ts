// The catalogue in Playwright Test: one test a scenario, named by its id, with what was seen attached.
//
//   npx playwright test --project=catalogue --grep expired
//   MM_AUTH_SDK=module:./adapter.ts npx playwright test --project=catalogue
//
// It says what `mm-auth-conformance run` says: the same engine plays and judges.
import { conformance } from '../harness/runners/playwright/conformance.ts';

conformance({ sdk: process.env['MM_AUTH_SDK'] ?? 'reference' });
