// The starters that `init` writes. A starter in a language of which there is an example is that example: it works at once,
// is tested with the others, and its SDK is there to be replaced.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PACKAGE_ROOT } from '../base/package-root.ts';

/** Every template's name, in the order in which they are shown. */
export const TEMPLATE_NAMES = [
  'typescript',
  'react-native',
  'expo',
  'cordova',
  'python',
  'java',
  'kotlin',
  'huawei',
  'robolectric',
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
  /** Another starter's folder whose files it has too, where it has none of that name itself. */
  readonly over?: string;
  /** Of the files of `over`, those that it does without. */
  readonly without?: readonly string[];
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
  expo: {
    sentence: 'the React Native plugin in an Expo app (a development build), which dials in',
    source: `${TEMPLATES_FOLDER}/react-native`,
    todo: 'Add infobip-mobile-messaging-expo-plugin to app.json, build with "npx expo run:android" or "run:ios" (Expo Go has no native modules), and call startConformanceAgent with the address that the next command prints.',
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
    todo: "SdkUnderTest.kt calls Infobip's Android SDK; put yours in its place if it is another. Start ConformanceAgent in a test build of your app with the address that the next command prints.",
    target: DIALS_IN,
  },
  huawei: {
    sentence: 'the Huawei (HMS) SDK inside an app, which dials in (OkHttp)',
    source: `${TEMPLATES_FOLDER}/huawei`,
    over: `${TEMPLATES_FOLDER}/kotlin`,
    todo: 'Start ConformanceAgent in a test build of your app with the address that the next command prints.',
    target: DIALS_IN,
  },
  robolectric: {
    sentence: 'an Android SDK in a plain JVM, without an emulator (Robolectric)',
    source: `${TEMPLATES_FOLDER}/robolectric`,
    over: `${TEMPLATES_FOLDER}/kotlin`,
    without: ['ConformanceAgent.kt'],
    todo: 'Make the folder a module of your Gradle build, and name the SDK that is judged in build.gradle.kts.',
    before: (folder) => `./gradlew :${basename(folder)}:classpath`,
    target: (folder) => `command:java -cp @${folder}/classpath.txt conformance.ConformanceStdioKt`,
  },
  swift: {
    sentence: 'an iOS SDK inside an app, which dials in (Foundation only)',
    source: `${TEMPLATES_FOLDER}/swift`,
    todo: "SdkUnderTest.swift calls Infobip's iOS SDK; put yours in its place if it is another. Start ConformanceAgent in a test build of your app with the address that the next command prints.",
    target: DIALS_IN,
  },
  dart: {
    sentence: 'a Flutter SDK inside an app, which dials in (the Dart SDK only)',
    source: `${TEMPLATES_FOLDER}/dart`,
    todo: "sdk_under_test.dart calls Infobip's Flutter plugin; put yours in its place if it is another. Call startConformanceAgent in a test build of your app with the address that the next command prints.",
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
  const { source, over, without = [] } = template;
  const own = await filesIn(source);
  const theirs = over === undefined ? [] : await filesIn(over);
  const more = theirs.filter(({ name }) => !without.includes(name) && own.every((one) => one.name !== name));
  return [...own, ...more]
    .map(({ name, text }) => ({ name, text: text.replaceAll(source, folder) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

async function filesIn(folder: string): Promise<readonly StarterFile[]> {
  const path = join(PACKAGE_ROOT, folder);
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(path, name), 'utf8') })));
}
