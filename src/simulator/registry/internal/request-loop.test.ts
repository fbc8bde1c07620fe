import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goClient } from '../../../distribution/client-profile.ts';
import { type Dial, dialMap } from '../../../distribution/dial.ts';
import { createDistributionClient } from '../../../distribution/distribution-client.ts';
import { sample } from '../sample-image.fixture.ts';
import { lines, world } from './internal-registry.fixture.ts';

test('a registry that is its own source under another name does not ask itself for ever', async (context) => {
  const again = 'again.example:5000';
  let port = 0;
  const dial: Dial = (host) => dialMap({ [again]: { address: '127.0.0.1', port } })(host);
  const client = createDistributionClient({ profile: goClient, dial });
  context.after(() => client.close());
  const { cluster, registry, as } = await world(context, { client });
  port = registry.port;
  cluster.imported('p/is', 'v1', `${again}/p/is`, sample('a'), true);
  const auth = Buffer.from('x:puller').toString('base64');
  const config = JSON.stringify({ auths: { [again]: { auth } } });
  cluster.secrets.push({
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from(config).toString('base64') },
  });
  const missing = `sha256:${'b'.repeat(64)}`;
  await assert.rejects(as('puller', 'p/is').headBlob(missing), { status: 404 });
  const asked = lines(registry.journal.entries()).filter((line) => line.startsWith('HEAD'));
  assert.deepEqual(asked, ['HEAD /v2/p/is/blobs/D 404', 'HEAD /v2/p/is/blobs/D 404']);
});
