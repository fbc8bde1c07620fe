import type { DistributionClient } from '../distribution/distribution-client.ts';
import { readBody } from '../distribution/read-body.ts';
import { unlessGone } from '../distribution/unless-gone.ts';

/**
 * Deletes every image of a registry that lists its repositories to everybody. Content that no manifest needs stays: nobody can
 * find it.
 *
 * @param host `127.0.0.1:5000`
 */
export const wipeRegistry = async (client: DistributionClient, host: string): Promise<void> => {
  for (const name of await repositoriesOf(client, host)) {
    const repository = client.repository(host, name, { access: 'delete,pull' });
    // Two tags may lead to one manifest.
    for (const tag of await repository.tags())
      await unlessGone(async () => repository.deleteManifest((await repository.headManifest(tag)).digest));
  }
};

const repositoriesOf = async (client: DistributionClient, host: string): Promise<readonly string[]> => {
  const { connection } = client.repository(host, 'any/repository');
  const { body } = await connection.request({ method: 'GET', path: '/v2/_catalog?n=1000', accept: [200] });
  return (JSON.parse((await readBody(body)).toString()) as { repositories: string[] }).repositories;
};
