import { expect, test } from '@playwright/test';
import { Report } from '../../../reports/model.ts';
import { jsonAnswer, listen } from '../../net/listen.ts';
import { oneOfEachKind } from '../../testing/small-pacts.ts';
import { verifyMock } from '../../testing/verify-mock.ts';
import { committedPacts, planned } from '../files/pacts.ts';
import { pactVerifier } from './verifier.ts';

const EXPIRED = { grep: /^jwt: fetchUser with an expired JWT/ };
const FETCH = { grep: /^jwt: fetchUser with (a valid JWT|an expired JWT is refused) \(/ };

function reasons(report: Report): readonly string[] {
  return report.scenarios.map((one) => one.reason ?? '');
}

/** Answers every state in one way. */
async function statesThat(answer: Parameters<typeof listen>[0]) {
  const server = await listen(answer);
  return { statesUrl: server.baseUrl, stop: () => server.stop() };
}

test('the mock backend honours every contract, all interactions judged', async () => {
  const report = Report.parse(await verifyMock({}, () => ({ concurrency: 2 })));
  const notes = report.scenarios.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'observed');
  expect(notes.map(({ reason }) => reason)).toEqual([]);
  expect(report.verdict).toBe('passed');
  expect(report.counts.planned).toBeGreaterThanOrEqual(45);
  expect(report.counts.judged).toBe(report.counts.planned);
  expect(report.requirements.map(({ id, outcome }) => [id, outcome])).toEqual(
    report.requirements.map(({ id }) => [id, 'passed']),
  );
  expect(report.subject).toBe('backend');
});

test('without a states URL the states are brought about through the API', async () => {
  const some = await oneOfEachKind();
  const report = await verifyMock(
    {},
    ({ applications, otherApplication }) =>
      ({ planned: some, applications, otherApplication, statesUrl: undefined }) as object,
  );
  const notes = report.scenarios.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'observed');
  expect(notes.map(({ reason }) => reason)).toEqual([]);
  expect(report.verdict).toBe('passed');
});

test('a report holds no usable token and no key', async () => {
  let secrets: readonly string[] = [];
  const some = await oneOfEachKind();
  const report = await verifyMock({}, ({ applications }) => {
    secrets = Object.values(applications).flatMap(({ apiKey = '', secretHex = '' }) => [apiKey, secretHex]);
    return { planned: some, applications, statesUrl: undefined } as object;
  });
  const text = JSON.stringify(report);
  expect(secrets.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).toContain('[signature cut]');
  expect(text).not.toMatch(/ey[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/);
});

test.describe('never a false pass', () => {
  for (const [what, respond, message] of [
    [
      'fails',
      async () => jsonAnswer(500, { error: 'no database' }),
      /answered "an application profile" with 500/,
    ],
    ['does not know the state', async () => jsonAnswer(404, {}), /does not know "an application profile"/],
    ['answers without the value', async () => jsonAnswer(200, { other: 'value' }), /no application code/],
    [
      'answers nothing',
      async () => ({ status: 200, headers: [], body: Buffer.alloc(0) }),
      /no application code/,
    ],
    ['answers no JSON', async () => ({ status: 200, headers: [], body: Buffer.from('<p>') }), /no JSON/],
    ['answers no flat object', async () => jsonAnswer(200, ['applicationCode']), /no flat JSON object/],
    ['resets the connection', async () => 'reset' as const, /states URL did not answer/],
  ] as const) {
    test(`a states URL that ${what}`, async () => {
      const states = await statesThat(respond);
      const report = await verifyMock(FETCH, () => ({ statesUrl: states.statesUrl }));
      await states.stop();
      expect(report.verdict).toBe('incomplete');
      expect(report.counts.judged).toBe(0);
      for (const reason of reasons(report)) expect(reason).toMatch(message);
    });
  }

  test('a states URL that lacks one value of a later state', async () => {
    const report = await verifyMock(FETCH, async (mock) => {
      const states = await listen(async ({ body }) => {
        const asked = JSON.parse(body.toString('utf8')) as { state: string };
        if (asked.state !== 'an application profile')
          return jsonAnswer(200, { pushRegistrationId: 'only-this' });
        return jsonAnswer(200, { ...mock.applications.jwt });
      });
      return { statesUrl: states.baseUrl };
    });
    expect(report.verdict).toBe('incomplete');
    expect(reasons(report)[0]).toMatch(/lacks "externalUserId"/);
  });

  test('no key to sign with: only what needs none is judged', async () => {
    const some = { modes: ['jwt'] as const, grep: /an expired JWT|anonymous|event/ };
    const report = await verifyMock(some, ({ applications }) => {
      const { applicationCode = '' } = applications.jwt ?? {};
      return { applications: { jwt: { applicationCode } }, statesUrl: undefined } as object;
    });
    expect(report.verdict).toBe('incomplete');
    const expired = report.scenarios.find((one) => one.id.startsWith('jwt: fetchUser with an expired JWT'));
    expect(expired?.outcome).toBe('not-judged');
    expect(expired?.reason).toMatch(/no key to sign/);
    expect(report.counts.passed).toBeGreaterThan(0);
  });

  test('a filter that matches nothing', async () => {
    await expect(verifyMock({ grep: /no such interaction/ })).rejects.toMatchObject({
      code: 'NOTHING_SELECTED',
    });
  });

  test("a filter in Pact's own environment variables has no effect", async () => {
    process.env['PACT_DESCRIPTION'] = 'no such interaction';
    process.env['PACT_PROVIDER_STATE'] = 'no such state';
    const report = await verifyMock(FETCH).finally(() => {
      delete process.env['PACT_DESCRIPTION'];
      delete process.env['PACT_PROVIDER_STATE'];
    });
    expect(report.counts).toMatchObject({ planned: 2, judged: 2, passed: 2 });
  });

  test('fewer results than interactions', async () => {
    const report = await verifyMock(FETCH, () => ({
      verifier: async (input) => {
        const output = await pactVerifier(input);
        return { ...output, interactionResults: output.interactionResults.slice(1) };
      },
    }));
    expect(report.verdict).toBe('incomplete');
    expect(reasons(report)).toContain('Pact returned no result for it.');
  });

  test('interactions that Pact never ran', async () => {
    const report = await verifyMock(FETCH, () => ({
      verifier: async ({ planned: all }) => ({
        result: true,
        interactionResults: all.map(({ interaction }) => ({
          description: interaction.description,
          result: 'OK',
        })),
        errors: [],
        pendingErrors: [],
      }),
    }));
    expect(report.verdict).toBe('incomplete');
    expect(reasons(report)).toEqual(['Pact did not run it.', 'Pact did not run it.']);
  });

  test('Pact says that it failed, and not what', async () => {
    const report = await verifyMock(FETCH, () => ({
      verifier: async (input) => ({ ...(await pactVerifier(input)), result: false }),
    }));
    expect(report.verdict).toBe('incomplete');
  });

  test('the failure of a pending interaction is a failure', async () => {
    const pacts = (await committedPacts()).map((pact) => ({
      ...pact,
      file: {
        ...pact.file,
        interactions: pact.file.interactions.map((one) => ({ ...one, pending: true })),
      },
    }));
    const report = await verifyMock(EXPIRED, () => ({ pacts, planned: planned(pacts, EXPIRED) }), {
      verify: async () => ({ 'infobip-api-key': 'any' }),
      isForApplication: () => true,
      isForPerson: () => true,
    });
    expect(report.verdict).toBe('failed');
  });

  test('a failure that Pact counts as pending is a failure', async () => {
    const report = await verifyMock(
      EXPIRED,
      () => ({
        verifier: async (input) => {
          const { errors, ...output } = await pactVerifier(input);
          return { ...output, result: true, errors: [], pendingErrors: errors };
        },
      }),
      {
        verify: async () => ({ 'infobip-api-key': 'any' }),
        isForApplication: () => true,
        isForPerson: () => true,
      },
    );
    expect(report.verdict).toBe('failed');
  });

  test('a backend that is down', async () => {
    const gone = await listen(async () => 'reset');
    await gone.stop();
    const report = await verifyMock({}, () => ({ baseUrl: gone.baseUrl }));
    expect(report.verdict).toBe('incomplete');
    expect(report.counts.judged).toBe(0);
    expect(reasons(report)[0]).toMatch(/does not answer \(ECONNREFUSED\)/);
  });

  test('a backend that never answers is not waited for again and again', async () => {
    let asked = 0;
    const silent = await listen(() => {
      asked += 1;
      return new Promise(() => {});
    });
    const report = await verifyMock({ modes: ['jwt'] }, () => ({ baseUrl: silent.baseUrl, timeoutMs: 200 }));
    await silent.stop();
    expect(report.verdict).toBe('incomplete');
    expect(report.counts.judged).toBe(0);
    expect(asked).toBeLessThanOrEqual(2);
  });

  test('a states URL that never answers is waited for twice, whatever there is to verify', async () => {
    let asked = 0;
    const states = await statesThat(() => {
      asked += 1;
      return new Promise(() => {});
    });
    const report = await verifyMock({}, () => ({ statesUrl: states.statesUrl, timeoutMs: 100 }));
    await states.stop();
    expect([report.verdict, report.counts.judged, asked]).toEqual(['incomplete', 0, 2]);
  });

  test('an aborted verification', async () => {
    const report = await verifyMock({}, () => ({ signal: AbortSignal.timeout(300) }));
    expect(report.verdict).toBe('incomplete');
    expect(report.run.interrupted).toBe(true);
  });
});
