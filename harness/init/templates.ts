// The starters that `init` writes. A starter in a language of which there is an example is that example: it works at once,
// is tested with the others, and its SDK is there to be replaced.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../base/package-root.ts';

/** Every template's name, in the order in which they are shown. */
export const TEMPLATE_NAMES = [
  'typescript',
  'react-native',
  'cordova',
  'python',
  'java',
  'kotlin',
  'swift',
  'dart',
  'go',
  'command',
] as const;

/** A template's name. */
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** A starter. */
export interface Template {
  /** What it is for, in one line. */
  readonly sentence: string;
  /** Its folder in this package. */
  readonly source: string;
  /** What to do in the files, in one sentence. */
  readonly todo: string;
  /** What has to be done before it runs; `folder`: where it was written. */
  readonly before?: (folder: string) => string;
  /** The target of an adapter that lies in this folder, as for --sdk. */
  readonly target: (folder: string) => string;
}

const PLUGIN = (folder: string) => `module:./${folder}/adapter.ts`;
const DIALS_IN = () => 'agent';
const TEMPLATES_FOLDER = 'harness/init/templates';
const NEEDS_PACKAGE = () => 'npm install --save-dev mm-auth-conformance';

/** Every template. */
export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  typescript: {
    sentence: 'a TypeScript or JavaScript SDK, in the process of the harness',
    source: 'examples/typescript',
    todo: 'Put your SDK in the place of mobile-messaging.ts in adapter.ts.',
    before: NEEDS_PACKAGE,
    target: PLUGIN,
  },
  'react-native': {
    sentence: 'the React Native plugin inside an app, which dials in',
    source: `${TEMPLATES_FOLDER}/react-native`,
    todo: 'Call startConformanceAgent with the address that the next command prints, in a test build of your app.',
    before: NEEDS_PACKAGE,
    target: DIALS_IN,
  },
  cordova: {
    sentence: 'the Cordova plugin inside an app, which dials in',
    source: `${TEMPLATES_FOLDER}/cordova`,
    todo: 'Call startConformanceAgent with the address that the next command prints, after deviceready in a test build of your app.',
    before: NEEDS_PACKAGE,
    target: DIALS_IN,
  },
  python: {
    sentence: 'a Python SDK, in a process of its own',
    source: 'examples/python',
    todo: 'Put your SDK in the place of mobile_messaging.py in adapter.py.',
    target: (folder) => `command:python3 ${folder}/adapter.py`,
  },
  java: {
    sentence: 'a Java SDK, in a process of its own',
    source: 'examples/java',
    todo: 'Put your SDK in the place of MobileMessaging.java in Adapter.java.',
    before: (folder) => `javac -d ${folder}/build ${folder}/*.java`,
    target: (folder) => `command:java -cp ${folder}/build Adapter`,
  },
  kotlin: {
    sentence: 'an Android SDK inside an app, which dials in (OkHttp)',
    source: `${TEMPLATES_FOLDER}/kotlin`,
    todo: 'Call your SDK in SdkUnderTest.kt, and start ConformanceAgent in a test build of your app with the address that the next command prints.',
    target: DIALS_IN,
  },
  swift: {
    sentence: 'an iOS SDK inside an app, which dials in (Foundation only)',
    source: `${TEMPLATES_FOLDER}/swift`,
    todo: 'Call your SDK in SdkUnderTest.swift, and start ConformanceAgent in a test build of your app with the address that the next command prints.',
    target: DIALS_IN,
  },
  dart: {
    sentence: 'a Flutter SDK inside an app, which dials in (the Dart SDK only)',
    source: `${TEMPLATES_FOLDER}/dart`,
    todo: 'Call your SDK in sdk_under_test.dart, and startConformanceAgent in a test build of your app with the address that the next command prints.',
    target: DIALS_IN,
  },
  go: {
    sentence: 'a Go SDK, in a process of its own',
    source: 'examples/go',
    todo: 'Put your SDK in the place of sdk.go in adapter.go.',
    target: (folder) => `command:go run -C ${folder} .`,
  },
  command: {
    sentence: 'any other language: the smallest adapter there is, to write your own after',
    source: `${TEMPLATES_FOLDER}/command`,
    todo: 'Write it again in your language, with your SDK in the place of the class Sdk. The messages: docs/adapter-protocol.md.',
    target: (folder) => `command:node ${folder}/adapter.mjs`,
  },
};

/** A file of a starter. */
export interface StarterFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a template as they are written into a folder: what they say of themselves is true there. */
export async function starterFiles(template: Template, folder: string): Promise<readonly StarterFile[]> {
  const source = join(PACKAGE_ROOT, template.source);
  const entries = await readdir(source, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(join(source, name), 'utf8');
      return { name, text: text.replaceAll(template.source, folder) };
    }),
  );
}
