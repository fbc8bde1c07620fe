import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Kubeconfig } from '../../ports/kubeconfig-store.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** A kubeconfig that needs no other file: certificates and keys stand in it instead of their paths. @throws OcError for a file that cannot be read */
export const flattened = async (config: Kubeconfig, { context }: Invocation): Promise<Kubeconfig> => {
  const inside = async (entry: object): Promise<Record<string, unknown>> => {
    const fields: Record<string, unknown> = { ...entry };
    for (const name of ['certificate-authority', 'client-certificate', 'client-key']) {
      const file = fields[name];
      if (typeof file !== 'string' || file === '') continue;
      const content = await readFile(resolve(context.cwd ?? process.cwd(), file)).catch((cause: unknown) => {
        throw new OcError(`open ${file}: no such file or directory`, { cause });
      });
      delete fields[name];
      fields[`${name}-data`] = content.toString('base64');
    }
    return fields;
  };
  return {
    ...config,
    clusters: await Promise.all(
      config.clusters.map(async (each) => ({ ...each, cluster: await inside(each.cluster) })),
    ),
    users: await Promise.all(config.users.map(async (each) => ({ ...each, user: await inside(each.user) }))),
  };
};
