// The Kotlin, Huawei and Robolectric starters compiled against a stand-in of the published API, and the adapter judged with
// it in a plain JVM. Needs a JDK and Maven, which brings the Kotlin compiler.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { paced } from '../testing/pace.ts';

const MAIN = resolve('dist/harness/cli/main.js');
const TEMPLATES = resolve('harness/init/templates');
const STAND_IN = resolve('harness/init/fixtures/android');
const KOTLIN = '2.3.21';
const DEPENDENCIES = [
  `org.jetbrains.kotlin:kotlin-compiler-embeddable:${KOTLIN}`,
  'org.json:json:20240303',
  'com.squareup.okhttp3:okhttp-jvm:5.3.0',
];
const EXAMPLE = ['MobileMessaging', 'SdkException', 'UserDataJwt', 'Json'];

let folder: string;
let classpath: string;
let missing = '';
test.describe.configure({ mode: 'default', timeout: paced(600_000) });

function ran(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  expect(status, `${command}: ${error?.message ?? ''}${stderr}${stdout}`).toBe(0);
  return stdout;
}

const under = (path: string, ending: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(path, name));

/** The jars, with everything that they need. */
function resolved(): string {
  const one = (coordinates: string) => {
    const [group, artifact, version] = coordinates.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  };
  const pom = `<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>a</artifactId><version>1</version>
<dependencies>${DEPENDENCIES.map(one).join('')}</dependencies></project>`;
  writeFileSync(join(folder, 'pom.xml'), pom);
  ran(
    'mvn',
    '-q',
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath',
    '-Dmdep.outputFile=jars',
  );
  return readFileSync(join(folder, 'jars'), 'utf8').trim();
}

test.beforeAll(() => {
  missing = ['javac', 'mvn'].find((tool) => spawnSync(tool, ['-version']).error !== undefined) ?? '';
  if (missing !== '') return;
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-android-'));
  classpath = ['out', resolved()].join(delimiter);
  // The example SDK, in a package in which the stand-in can name it.
  mkdirSync(join(folder, 'standin'));
  for (const name of EXAMPLE)
    writeFileSync(
      join(folder, 'standin', `${name}.java`),
      `package standin;\n${readFileSync(`examples/java/${name}.java`, 'utf8')}`,
    );
  ran(
    'javac',
    '-nowarn',
    '-d',
    'out',
    '-cp',
    classpath,
    ...under(STAND_IN, '.java'),
    ...under(join(folder, 'standin'), '.java'),
  );
});
test.afterAll(() => {
  if (missing === '') rmSync(folder, { recursive: true, force: true });
});
test.beforeEach(() => test.skip(missing !== '', `${missing} is not on this machine.`));

/** Compiles Kotlin files. @returns the class path with what came of them first. */
function compiled(name: string, files: readonly string[]): string {
  const compiler = 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler';
  ran(
    'java',
    '-cp',
    classpath,
    compiler,
    '-Werror',
    '-no-reflect',
    '-no-stdlib',
    '-jvm-target',
    '17',
    '-classpath',
    classpath,
    '-d',
    name,
    ...files,
  );
  return [join(folder, name), join(folder, 'out'), ...classpath.split(delimiter).slice(1)].join(delimiter);
}

const starter = (name: string, folders: readonly string[]) =>
  folders.map((one) => join(TEMPLATES, one, name)).find((path) => existsSync(path)) ?? name;

for (const name of ['kotlin', 'huawei'] as const)
  test(`${name}: compiles against the published API, and is judged`, () => {
    const files = ['ConformanceAdapter.kt', 'ConformanceAgent.kt', 'SdkUnderTest.kt', 'PersonalizeWith.kt'];
    const jars = compiled(name, [
      ...files.map((file) => starter(file, [name, 'kotlin'])),
      join(STAND_IN, 'Main.kt'),
    ]);
    writeFileSync(join(folder, 'classpath.txt'), jars);
    const sdk = 'command:java -cp @classpath.txt conformance.MainKt';
    expect(ran(process.execPath, MAIN, 'doctor', '--sdk', sdk)).toContain('The adapter works.');
    const scenarios = ['jwt/valid/plain', 'jwt/expired/by-1-hour', 'jwt/null/fetchUser'];
    expect(ran(process.execPath, MAIN, 'run', ...scenarios, '--sdk', sdk)).toContain(
      'no MUST requirement broken',
    );
  });

test('an app without a token of a push service is not judged', () => {
  const text = readFileSync(join(TEMPLATES, 'kotlin/SdkUnderTest.kt'), 'utf8');
  const changed = text.replace('            core.sync()\n', '');
  expect(changed).not.toBe(text);
  writeFileSync(join(folder, 'SdkUnderTest.kt'), changed);
  const others = ['ConformanceAdapter.kt', 'PersonalizeWith.kt'].map((file) =>
    join(TEMPLATES, 'kotlin', file),
  );
  writeFileSync(
    join(folder, 'unregistered.txt'),
    compiled('unregistered', [...others, join(folder, 'SdkUnderTest.kt'), join(STAND_IN, 'Main.kt')]),
  );
  const sdk = 'command:java -cp @unregistered.txt conformance.MainKt';
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [MAIN, 'run', 'jwt/valid/plain', '--sdk', sdk],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  expect(status, stdout + stderr).toBe(2);
});
