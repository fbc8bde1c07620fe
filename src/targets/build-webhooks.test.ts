import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectKubeApi } from '../adapters/client-node.ts';
import { openClusterTerminal } from './cluster-terminal.fixture.ts';

const config = {
  kind: 'BuildConfig',
  apiVersion: 'build.openshift.io/v1',
  metadata: { name: 'web', namespace: 'demo' },
  spec: {
    source: { dockerfile: 'FROM scratch' },
    strategy: { dockerStrategy: {} },
    triggers: [{ type: 'Generic', generic: { secret: 'knock' } }],
  },
};

const path = '/apis/build.openshift.io/v1/namespaces/demo/buildconfigs';

test('a webhook starts a build for whoever knows its secret', async () => {
  await using terminal = await openClusterTerminal();
  using api = await connectKubeApi({ text: terminal.cluster.kubeconfig });
  await api.request({ method: 'POST', path, body: config });
  const call = (hook: string, contentType?: string, body?: string) =>
    api.request<{ metadata: { name: string } }>({
      method: 'POST',
      path: `${path}/${hook}`,
      ...(contentType && { contentType }),
      ...(body && { body }),
    });
  await assert.rejects(
    call('web/webhooks/wrong/generic'),
    /the webhook "generic" for "web" did not accept your secret/,
  );
  await assert.rejects(call('missing/webhooks/knock/generic'), /"generic" for "missing" did not accept your secret/);
  await assert.rejects(call('web/webhooks/knock'), /unexpected hook subpath knock/);
  assert.equal((await call('web/webhooks/knock/generic', 'application/json', '{}')).body.metadata.name, 'web-1');
  const cause = await terminal.oc('get build web-1 -o jsonpath={.spec.triggeredBy[0].message}');
  assert.equal(cause.stdout, 'Generic WebHook');
});

test('a configuration is refused with the words of the API server', async () => {
  await using terminal = await openClusterTerminal();
  using api = await connectKubeApi({ text: terminal.cluster.kubeconfig });
  const create = (spec: object) => api.request({ method: 'POST', path, body: { ...config, spec } });
  await assert.rejects(
    create({}),
    /must provide a value for exactly one of sourceStrategy, customStrategy, dockerStrategy, or jenkinsPipelineStrategy/,
  );
  await assert.rejects(
    create({ strategy: { dockerStrategy: {} }, output: { to: { kind: 'ImageStreamTag', name: 'web' } } }),
    /spec.output.to.name: Invalid value: "web": ImageStreamTag object references must be in the form <name>:<tag>/,
  );
  await assert.rejects(
    create({ strategy: { dockerStrategy: {} }, runPolicy: 'Never' }),
    /spec.runPolicy: Invalid value: "Never": run policy must Parallel, Serial, or SerialLatestOnly/,
  );
});
