// An OpenAPI 3.1 description of each API, made of the interactions: `npm run openapi` writes them to this folder.
import { type Interaction, PARTIES, type Party } from '../interaction.ts';
import { INTERACTIONS } from '../interactions/all.ts';
import type { Json, JsonObject } from '../json.ts';
import { DEFAULT_BASE_URL } from '../wire.ts';
import { describeOperation } from './describe-operation.ts';
import { API_OPERATIONS, operationOf, TAGS, tagOf } from './operations.ts';
import { SCHEMAS } from './schemas.ts';
import { SECURITY_SCHEMES } from './security.ts';

/** The file of each API, in contracts/openapi/. */
export const OPENAPI_FILES: Readonly<Record<Party, string>> = {
  sdk: 'mobile-messaging-api.json',
  'business-backend': 'contact-information-api.json',
};

const TITLES: Readonly<Record<Party, string>> = {
  sdk: 'Mobile messaging API: what SDKs rely on for user data authorization',
  'business-backend': 'Contact Information API: what business backends rely on',
};

const SERVERS: Readonly<Record<Party, Json>> = {
  sdk: [{ url: DEFAULT_BASE_URL, description: 'Where published SDKs look when they are told nothing.' }],
  'business-backend': [{ url: '/', description: 'Wherever the API is.' }],
};

/** The schemas that are referred to, and those that they refer to in turn. */
function schemasOf(paths: JsonObject): JsonObject {
  const used = new Set<string>();
  const follow = (value: Json): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(SCHEMAS[name as keyof typeof SCHEMAS]);
    }
  };
  follow(paths);
  return Object.fromEntries(Object.entries(SCHEMAS).filter(([name]) => used.has(name)));
}

function pathsOf(party: Party, interactions: readonly Interaction[]): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of API_OPERATIONS) {
    const mine = interactions.filter((one) => operationOf(one) === operation);
    if (operation.party !== party || mine.length === 0) continue;
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, {
      [operation.method.toLowerCase()]: describeOperation(operation, mine),
    });
  }
  return paths;
}

function tagsOf(party: Party): Json {
  const used = new Set(API_OPERATIONS.filter((one) => one.party === party).map(tagOf));
  return Object.entries(TAGS)
    .filter(([name]) => used.has(name as keyof typeof TAGS))
    .map(([name, description]) => ({ name, description }));
}

/** The description of one API, from the interactions of its contracts. */
function describeApi(party: Party, interactions: readonly Interaction[] = INTERACTIONS): JsonObject {
  const paths = pathsOf(party, interactions);
  return {
    openapi: '3.1.0',
    info: {
      title: TITLES[party],
      version: '1',
      description: `${PARTIES[party].provider} as the contracts between it and ${PARTIES[party].consumer} have it. Made of the same interactions as the pacts.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: SERVERS[party],
    tags: tagsOf(party),
    paths,
    components: { schemas: schemasOf(paths), securitySchemes: SECURITY_SCHEMES[party] },
  };
}

/** The text of every description by its file's name. */
export function openApiFiles(): ReadonlyMap<string, string> {
  return new Map(
    (Object.keys(PARTIES) as Party[]).map((party) => [
      OPENAPI_FILES[party],
      `${JSON.stringify(describeApi(party), null, 2)}\n`,
    ]),
  );
}
