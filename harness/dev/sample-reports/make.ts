// `npm run sample-reports`: plays a part of the catalogue against the sample SDKs and writes their reports into
// reports/fixtures/. The tests of the report, its documentation and its screenshots use them; they are committed.
import { writeFile } from 'node:fs/promises';
import type { Report } from '../../../reports/model.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { runCatalogue } from '../../engine/run/run.ts';
import { select } from '../../engine/selection/select.ts';
import type { KnownFailure } from '../../engine/verdict/known-failures.ts';
import { adapterTarget } from '../../target/in-process.ts';
import { opened } from '../../target/opened-target.ts';
import { SAMPLES } from './sdks.ts';

/** Enough of every kind, and few enough to be read and kept. */
const IDS = [
  'application-code/{fetchUser,saveUser,personalize}',
  'application-code/jwt-set/valid/plain/saveUser/via-setter',
  'jwt/valid/plain/*/via-{setter,init}',
  'jwt/expired/by-1-second/*/via-setter',
  'jwt/expired/by-1-hour/{fetchUser,saveUser}/via-init',
  'jwt/segments/two-without-signature/*/via-init',
  'jwt/stray-dots/**',
  'jwt/refused-by-backend/{forged-signature,other-sub}/*/via-setter',
  'jwt/null/{fetchUser,saveUser}/cleared*',
  'jwt/expires/between-two-calls/*',
  'jwt/other-calls/{saveInstallation,depersonalize}/*',
  'jwt/setter-validates/**',
  'jwt/typ-claim/**',
  'contact-information-api/{saveUser,personalize}/no-token',
  'contact-information-api/fetchUser/*',
  'jwt/server-error/500-envelope/*',
];

const KNOWN: readonly KnownFailure[] = [
  {
    scenario: 'jwt/null/**',
    requirement: 'UDA-07',
    reason: 'The SDK keeps its token when it is told null; the fix is planned for 4.3.',
    link: 'https://tracker.example/MM-1234',
    expires: '2099-12-31',
  },
];

async function report(name: string, make: (typeof SAMPLES)[string]): Promise<Report> {
  const { kind, stop, ...place } = await opened(adapterTarget(make));
  try {
    return await runCatalogue({
      scenarios: select(CATALOGUE, { ids: IDS }),
      catalogue: CATALOGUE,
      ...place,
      target: `module:./${name}.ts`,
      adapter: kind,
      command: `mm-auth-conformance run --sdk module:./${name}.ts`,
      selection: ['a sample of the catalogue'],
      strict: false,
      knownFailures: name.startsWith('android') ? KNOWN : [],
      callTimeoutMs: 2_000,
    });
  } finally {
    await stop();
  }
}

for (const [name, make] of Object.entries(SAMPLES)) {
  const made = await report(name, make);
  const file = `reports/fixtures/${name}.json`;
  await writeFile(file, `${JSON.stringify(made)}\n`);
  console.log(`${file}: ${made.headline}`, made.counts);
}
process.exit(0);
