import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { connectKubeApi } from '../../src/adapters/client-node.ts';
import { startCluster } from '../../src/simulator/cluster/cluster.ts';

/** What the recorded server publishes and this one does not, and why. */
const exceptions: readonly (readonly [RegExp, string])[] = [
  [/rangeallocations/, 'not served'],
  [/watch.*(rolebindingrestrictions|securitycontextconstraints)/, 'another server publishes the same kind, too'],
  [/(rolebindingrestrictions|securitycontextconstraints)\/\{name\}\/status/, 'custom resources without a status'],
];

interface Operation {
  operationId: string;
  'x-kubernetes-action'?: string;
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string };
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

type Content = Record<string, { schema: { $ref?: string } }>;

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

test('OpenAPI describes every operation as the recorded server does', async (t) => {
  const recorded = await readFile(new URL('./recordings/openapi.txt', import.meta.url), 'utf8');
  const lines = recorded.trim().split('\n');
  const published = new Set((await documents()).flatMap(({ paths }) => Object.entries(paths).flatMap(operationLines)));
  const missing = lines.filter((line) => !published.has(line));
  const expected = missing.filter((line) => exceptions.some(([pattern]) => pattern.test(line)));
  t.diagnostic(
    `OpenAPI: ${lines.length - missing.length} of ${lines.length} operations equal, ${expected.length} expected not to be`,
  );
  assert.deepEqual(
    missing.filter((line) => !expected.includes(line)),
    [],
  );
});

test('OpenAPI refers to no schema that it does not have', async () => {
  for (const document of await documents()) {
    const { schemas } = document.components;
    const referred = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(
      ([, name = '']) => name,
    );
    assert.deepEqual(
      [...new Set(referred)].filter((name) => schemas[name] === undefined),
      [],
    );
  }
});

test('every operation has a name of its own', async () => {
  const names = (await documents()).flatMap(({ paths }) =>
    Object.values(paths).flatMap(({ parameters: _, ...operations }) =>
      Object.values(operations).map(({ operationId }) => operationId),
    ),
  );
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});

const documents = async (): Promise<Document[]> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-openapi-'));
  const cluster = await startCluster({ directory, nodes: 1 });
  using api = await connectKubeApi({ text: cluster.kubeconfig });
  const get = async <T>(url: string): Promise<T> => (await api.request({ method: 'GET', path: url })).body as T;
  try {
    const { paths } = JSON.parse(await get<string>('/openapi/v3')) as {
      paths: Record<string, { serverRelativeURL: string }>;
    };
    const all: Document[] = [];
    for (const { serverRelativeURL } of Object.values(paths)) all.push(await get<Document>(serverRelativeURL));
    return all;
  } finally {
    await cluster.close();
    await rm(directory, { recursive: true });
  }
};

const operationLines = ([url, { parameters: _, ...operations }]: [string, Record<string, Operation>]): string[] =>
  Object.entries(operations).map(([method, operation]) =>
    [
      method,
      url,
      operation['x-kubernetes-action'] ?? '-',
      kindOf(operation['x-kubernetes-group-version-kind']),
      ...(operation.requestBody === undefined
        ? []
        : [`reads ${schemaOf(operation.requestBody.content)} as ${typesOf(operation.requestBody.content)}`]),
      ...answersOf(operation),
    ].join(' '),
  );

const kindOf = (kind: Operation['x-kubernetes-group-version-kind']): string =>
  kind === undefined ? '-' : `${kind.group}/${kind.version}/${kind.kind}`;

const answersOf = ({ responses }: Operation): string[] => {
  const schema = schemaOf(responses['200']?.content ?? {});
  return schema === undefined ? [] : [`answers ${schema}`];
};

const schemaOf = (content: Content): string | undefined =>
  Object.values(content)[0]?.schema.$ref?.split('/').at(-1)?.replace('io.k8s.apimachinery.pkg.apis.meta.v1.', 'meta.');

const typesOf = (content: Content): string => Object.keys(content).sort().join(',');
