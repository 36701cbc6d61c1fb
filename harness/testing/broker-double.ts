// A Pact Broker for tests: the resources that publishing and verifying need, kept in memory. It checks what it is sent, so
// that a test which passes has told it what a real one asks for.
import { z } from 'zod';
import type { ProxiedAnswer, ProxiedRequest } from '../net/exchange.ts';
import { headerPairs } from '../net/exchange.ts';
import { jsonAnswer, listen } from '../net/listen.ts';
import { PactFile } from '../pact/files/pact-json.ts';

const Publication = z.object({
  pacticipantName: z.string(),
  pacticipantVersionNumber: z.string(),
  branch: z.string().optional(),
  tags: z.array(z.string()).nullish(),
  contracts: z
    .array(
      z.object({
        consumerName: z.string(),
        providerName: z.string(),
        specification: z.literal('pact'),
        contentType: z.literal('application/json'),
        content: z.base64(),
      }),
    )
    .min(1),
});

const Results = z.object({
  success: z.boolean(),
  providerApplicationVersion: z.string().min(1),
  buildUrl: z.string().optional(),
  verifiedBy: z.object({ implementation: z.string(), version: z.string() }),
  testResults: z.array(
    z.object({ interactionId: z.string(), interactionDescription: z.string(), success: z.boolean() }),
  ),
});

const Query = z.object({
  consumerVersionSelectors: z.array(z.record(z.string(), z.json())).min(1),
  includePendingStatus: z.literal(false),
});

/** A pact that was published. */
export interface PublishedPact {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly branch: string | undefined;
  readonly file: PactFile;
}

/** How a broker may misbehave. */
export interface BrokerFaults {
  /** The credentials that it wants. */
  readonly authorization?: string;
  /** What it answers to requests whose method and path match. */
  readonly answers?: readonly (readonly [RegExp, number, unknown])[];
}

/** The double, with what it was told. */
export interface BrokerDouble {
  readonly baseUrl: string;
  readonly pacts: PublishedPact[];
  readonly results: { readonly pact: number; readonly body: z.infer<typeof Results> }[];
  /** Paths that were PUT: branches and tags of provider versions. */
  readonly named: string[];
  readonly selectors: unknown[];
  /** Method and path of every request. */
  readonly asked: string[];
  stop(): Promise<void>;
}

function bodyOf<T>(schema: z.ZodType<T>, { body }: ProxiedRequest): T {
  return schema.parse(JSON.parse(body.toString('utf8')));
}

/** Starts a broker that has no pacts. */
export async function startBrokerDouble(faults: BrokerFaults = {}): Promise<BrokerDouble> {
  const kept: Pick<BrokerDouble, 'pacts' | 'results' | 'named' | 'selectors' | 'asked'> = {
    pacts: [],
    results: [],
    named: [],
    selectors: [],
    asked: [],
  };
  let baseUrl = '';
  const href = (path: string) => ({ href: `${baseUrl}${path}` });

  const publish = (request: ProxiedRequest): ProxiedAnswer => {
    const { contracts, pacticipantVersionNumber: version, branch } = bodyOf(Publication, request);
    for (const { consumerName: consumer, providerName: provider, content } of contracts) {
      const file = PactFile.parse(JSON.parse(Buffer.from(content, 'base64').toString('utf8')));
      kept.pacts.push({ consumer, provider, version, branch, file });
    }
    return jsonAnswer(200, { notices: [], _embedded: {}, _links: { 'pb:contracts': [] } });
  };

  const forVerification = (provider: string, request: ProxiedRequest): ProxiedAnswer => {
    kept.selectors.push(bodyOf(Query, request).consumerVersionSelectors);
    const mine = kept.pacts.flatMap((pact, at) => (pact.provider === provider ? [at] : []));
    if (mine.length === 0) return jsonAnswer(404, { error: 'No provider with this name.' });
    const pacts = mine.map((at) => ({ _links: { self: { ...href(`/pact/${at}`), name: `Pact ${at}` } } }));
    return jsonAnswer(200, { _embedded: { pacts } });
  };

  const pact = (at: number): ProxiedAnswer => {
    const found = kept.pacts[at];
    if (found === undefined) return jsonAnswer(404, {});
    const interactions = found.file.interactions.map((one, index) => ({ ...one, _id: `id-${index}` }));
    const links = {
      'pb:provider': href(`/pacticipants/${found.provider}`),
      'pb:publish-verification-results': href(`/pact/${at}/results`),
    };
    return jsonAnswer(200, { ...found.file, interactions, _links: links });
  };

  const participant = (name: string): ProxiedAnswer =>
    jsonAnswer(200, {
      _links: {
        'pb:branch-version': href(`/pacticipants/${name}/branches/{branch}/versions/{version}`),
        'pb:version-tag': href(`/pacticipants/${name}/versions/{version}/tags/{tag}`),
      },
    });

  const routes: readonly (readonly [
    RegExp,
    (found: readonly string[], request: ProxiedRequest) => ProxiedAnswer,
  ])[] = [
    [
      /^GET \/$/,
      () =>
        jsonAnswer(200, {
          _links: {
            'pb:publish-contracts': href('/contracts/publish'),
            'pb:provider-pacts-for-verification': href('/pacts/provider/{provider}/for-verification'),
          },
        }),
    ],
    [/^POST \/contracts\/publish$/, (_, request) => publish(request)],
    [
      /^POST \/pacts\/provider\/(.+)\/for-verification$/,
      ([name = ''], request) => forVerification(name, request),
    ],
    [/^GET \/pact\/(\d+)$/, ([at]) => pact(Number(at))],
    [
      /^POST \/pact\/(\d+)\/results$/,
      ([at], request) => {
        kept.results.push({ pact: Number(at), body: bodyOf(Results, request) });
        return jsonAnswer(201, {});
      },
    ],
    [/^GET \/pacticipants\/([^/]+)$/, ([name = '']) => participant(name)],
    [
      /^PUT (\/pacticipants\/.+)$/,
      ([path = '']) => {
        kept.named.push(path);
        return jsonAnswer(201, {});
      },
    ],
  ];

  const { stop, ...listening } = await listen(async (request) => {
    const line = `${request.method} ${request.target}`;
    kept.asked.push(line);
    const authorization = headerPairs(request.headers).find(
      ([name]) => name.toLowerCase() === 'authorization',
    )?.[1];
    if (faults.authorization !== undefined && authorization !== faults.authorization)
      return jsonAnswer(401, { error: 'Unauthorized' });
    const fault = faults.answers?.find(([pattern]) => pattern.test(line));
    if (fault !== undefined) return jsonAnswer(fault[1], fault[2]);
    for (const [pattern, answer] of routes) {
      const found = pattern.exec(line);
      if (found !== null) return answer(found.slice(1), request);
    }
    return jsonAnswer(404, {});
  });
  baseUrl = listening.baseUrl;
  return { ...kept, baseUrl, stop };
}
