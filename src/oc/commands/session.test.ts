import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const lines: ReadonlyArray<readonly [line: string, code: number, output: RegExp]> = [
  ['secrets', 1, /^Manage which secrets.*\n\nAliases:\nsecrets, secret\n\nAvailable Commands:\n {2}link /s],
  ['secrets nope --help', 0, /\n\nAvailable Commands:\n {2}link /],
  ['secrets --help', 0, /Use "oc options" for a list of global command-line options/],
  ['create secret', 1, /docker-registry.*\n.*generic.*\n.*tls/],
  ['create route nope', 1, /^error: unknown command "nope"\nSee 'oc create route -h' for help and examples\n$/],
  ['logout', 1, /^error: You must have a token in order to logout.\n$/],
  ['login', 1, /^error: this session cannot change its user/],
  ['proxy --port=1', 1, /^error: oc proxy is not part of the built-in oc: send requests/],
  ['edit cm a', 1, /^error: there is no terminal to edit in/],
  ['config current-context', 0, /^hello\/api-oracle-local:6443\/developer\n$/],
  ['options', 0, /--namespace=''/],
  ['extract nope', 1, /^error: the argument "nope" must be RESOURCE\/NAME\n$/],
  ['extract cm/a --to=/nope', 1, /^error: use --confirm if you want to create target directory: stat \/nope: no such /],
  ['label cm a b x=y --resource-version=1', 1, /^error: --resource-version may only be used with a single resource\n$/],
  ['login --certificate-authority=/nope', 1, /^error: open \/nope: no such file or directory\n$/],
  ['extract cm/a --to=-', 0, /^v\n# k\n$/],
  ['replace', 1, /^error: must specify one of -f and -k\n$/],
  ['registry login', 1, /^error: no token is currently in use for this session\n$/],
];

const script = {
  'GET /api/v1/namespaces/hello/configmaps/b': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'b', namespace: 'hello' },
  },
  'GET /api/v1/namespaces/hello/configmaps/a': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'hello' },
    data: { k: 'v' },
  },
};

for (const [line, code, output] of lines)
  test(`oc ${line}`, async () => {
    const ran = await runScripted(line, script);
    assert.match(ran.stdout + ran.stderr, output);
    assert.equal(ran.code, code);
  });
