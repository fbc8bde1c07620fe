import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

/** What every part of the simulator may use of the code outside it. */
const shared = ['src/image', 'src/resources', 'src/ports/clock.ts', 'src/distribution'];

/** What the parts of the simulator stand on; they meet each other in `cluster` alone. */
const foundations = ['apimachinery', 'store', 'clock', 'pki'].map((part) => `src/simulator/${part}`).concat(shared);

/**
 * Who may import whom, by folder: a folder's files import from their own folder and from those listed. The most specific
 * row counts. Tests may import what they test with.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  steps: ['src/harness', 'src/image', 'src/resources', 'src/errors', 'src/evidence', 'src/targets/select-target.ts'],
  'src/image': [],
  'src/errors': [],
  'src/resources': ['src/image'],
  'src/evidence': [],
  'src/ports': ['src/image', 'src/resources', 'src/errors', 'src/evidence'],
  'src/harness': ['src/ports', 'src/image', 'src/resources', 'src/errors', 'src/evidence'],
  'src/oc': ['src/ports', 'src/image', 'src/resources', 'src/errors'],
  'src/distribution': ['src/image', 'src/errors', 'src/ports/clock.ts'],
  'src/adapters': ['src/ports', 'src/image', 'src/resources', 'src/errors', 'src/distribution'],
  'src/targets': ['src/adapters', 'src/oc', 'src/ports', 'src/errors', 'src/distribution'],
  'src/targets/simulated.ts': ['src/targets', 'src/adapters', 'src/ports', 'src/errors', 'src/simulator'],
  'src/targets/embedded-authority.ts': ['src/simulator/pki'],
  'src/targets/simulated-upstream.ts': ['src/adapters', 'src/ports', 'src/image', 'src/distribution', 'src/simulator'],
  'src/report': ['src/image', 'src/evidence'],
  'src/cli': ['src/harness', 'src/targets', 'src/report', 'src/evidence', 'src/errors', 'src/distribution'],
  'src/simulator/clock': ['src/ports/clock.ts'],
  'src/simulator/store': ['src/simulator/clock', ...shared],
  'src/simulator/pki': ['src/simulator/clock', ...shared],
  'src/simulator/apimachinery': ['src/simulator/store', 'src/simulator/clock', ...shared],
  'src/simulator/image-streams': foundations,
  'src/simulator/apiserver': foundations,
  'src/simulator/apis': [...foundations, 'src/simulator/image-streams'],
  'src/simulator/controllers': [...foundations, 'src/simulator/image-streams'],
  'src/simulator/registry': [...foundations, 'src/simulator/image-streams'],
  'src/simulator/node': foundations,
  'src/simulator/cluster': ['src/simulator', ...shared],
};

/** Packages and Node's modules that only these places may import; what is not listed may be imported by everybody. */
const reserved: Readonly<Record<string, readonly string[]>> = {
  '@kubernetes/client-node': ['src/adapters/kubeconfig.ts'],
  '@peculiar/x509': ['src/simulator/pki'],
  'reflect-metadata': ['src/simulator/pki'],
  '@cucumber/cucumber': ['steps', 'src/report'],
  '@cucumber/cucumber/api': ['src/cli/run'],
  commander: ['src/cli'],
  execa: ['src/adapters'],
  testcontainers: ['src/adapters/container-engine.ts'],
  protobufjs: ['src/simulator/apiserver'],
  'node:child_process': ['scripts', 'bench'],
};

/** Packages whose import takes so long that one file, loaded when it is needed, holds it. */
const heavy = ['@kubernetes/client-node', '@peculiar/x509', 'reflect-metadata', 'protobufjs', 'testcontainers'];

/** Folders of pure code: no input or output, hence nothing of Node. */
const pure = ['src/image', 'src/errors', 'src/resources', 'src/ports', 'src/evidence'];

interface Import {
  readonly specifier: string;
  /** The file it leads to, from the root of the project; absent for packages. */
  readonly target?: string;
  readonly isType: boolean;
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
}

const root = path.resolve(import.meta.dirname, '..');

const importsOf = (file: string, text: string): Import[] => {
  const statements = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
  return [...text.matchAll(statements)].map(([, type, named, dynamic]) => {
    const specifier = named ?? dynamic ?? '';
    const target = specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : undefined;
    return { specifier, target, isType: type !== undefined };
  });
};

const sources: readonly Source[] = globSync(['{src,steps,test,scripts,bench}/**/*.{ts,js}', 'bin/*.js'], { cwd: root })
  .sort()
  .map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const isTest = /^test\/|\.(test|fixture)\.ts$|\/(testing|fixtures)(\/|\.ts$)/.test(file);
    return { file, text, isTest, imports: isTest && file.startsWith('test/') ? [] : importsOf(file, text) };
  });

const within = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);

const rowOf = (file: string): string | undefined =>
  Object.keys(layers)
    .filter((place) => within(file, place))
    .sort((one, other) => other.length - one.length)[0];

const forbid = (violations: readonly string[]): void =>
  assert.ok(violations.length === 0, `\n${violations.join('\n')}`);

const product = sources.filter(({ isTest }) => !isTest);

test('imports follow the layers', () => {
  forbid(
    product.flatMap(({ file, imports }) => {
      const row = rowOf(file);
      if (row === undefined)
        return file.startsWith('src/') && file.split('/').length > 2
          ? [`${file} is in a folder that has no row in the table of layers`]
          : [];
      const allowed = [row, ...(layers[row] ?? [])];
      return imports
        .filter(({ target }) => target !== undefined && !allowed.some((place) => within(target, place)))
        .map(
          ({ specifier }) => `${file} imports ${specifier}: ${row} may import ${layers[row]?.join(', ') || 'nothing'}`,
        );
    }),
  );
});

test('only these places import these packages', () => {
  forbid(
    product.flatMap(({ file, imports }) =>
      imports
        .filter(({ specifier, isType }) => !isType && reserved[specifier]?.every((place) => !within(file, place)))
        .map(({ specifier }) => `${file} imports ${specifier}: only ${reserved[specifier]?.join(', ')} may`),
    ),
  );
});

for (const name of heavy)
  test(`one file imports ${name}`, () => {
    const files = product.filter(({ imports }) =>
      imports.some(({ specifier, isType }) => specifier === name && !isType),
    );
    assert.ok(
      files.length <= 1,
      `${name} takes long to load; it is imported by ${files.map(({ file }) => file).join(' and ')}`,
    );
  });

test('pure folders import nothing of Node', () => {
  forbid(
    product
      .filter(({ file }) => pure.some((place) => within(file, place)))
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ specifier }) => specifier.startsWith('node:'))
          .map(({ specifier }) => `${file} imports ${specifier}: it is in a pure folder`),
      ),
  );
});

test('the simulator reads time from its clock alone', () => {
  const realTime = /\bDate\.now\(|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|\bperformance\.now\(|node:timers/g;
  forbid(
    product
      .filter(({ file }) => within(file, 'src/simulator') && !within(file, 'src/simulator/clock'))
      .flatMap(({ file, text }) =>
        (text.match(realTime) ?? []).map((use) => `${file} uses ${use}: read the Clock instead`),
      ),
  );
});

test('nothing waits for a child process synchronously', () => {
  forbid(
    sources
      .filter(({ file }) => file !== 'src/architecture.test.ts')
      .flatMap(({ file, text }) =>
        (text.match(/\b(exec|execFile|spawn|execa|execaCommand)Sync\b/g) ?? []).map(
          (use) => `${file} uses ${use}: servers of this process stand still meanwhile`,
        ),
      ),
  );
});

test('files are short', () => {
  const lengths = sources.map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }));
  forbid(
    lengths
      .filter(({ lines }) => lines > 250)
      .map(({ file, lines }) => `${file} has ${lines} lines: 250 at most, one concept a file`),
  );
});

test('files are named for what they hold', () => {
  const vague = /(^|[/-])(utils?|helpers?|common|misc)[/.-]|-managers?\./;
  forbid(
    sources
      .filter(({ file }) => vague.test(file))
      .map(({ file }) => `${file}: name the concept, by the term of the field`),
  );
});

test('nothing is left for later in comments', () => {
  const note = new RegExp(`\\b(${['TO', 'FIX'].map((word) => `${word}${word === 'TO' ? 'DO' : 'ME'}`).join('|')})\\b`);
  forbid(
    sources
      .filter(({ text }) => note.test(text))
      .map(({ file }) => `${file} holds a note to do something later: do it, or file an issue`),
  );
});

test("hooks before each test are nobody's: the unit tests share one process, so one would run before the tests of all files", () => {
  const offenders = sources
    .filter(({ isTest, text }) => isTest && /^(?:beforeEach|afterEach)\(/m.test(text))
    .map(({ file }) => file);
  assert.deepEqual(offenders, []);
});
