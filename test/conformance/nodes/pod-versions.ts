import type { Pod } from '../../../src/resources/workloads/pod.ts';
import type { Output } from '../replay/output.ts';

/** Which version of its image each running pod runs, as its environment tells, and where. */
export const podVersions = async (oc: (words: readonly string[]) => Promise<Output>): Promise<string> => {
  const { items } = JSON.parse((await oc(['get', 'pods', '-o', 'json'])).stdout) as { items: Pod[] };
  const lines: string[] = [];
  for (const { metadata, spec, status } of items) {
    if (status?.phase !== 'Running' || metadata.deletionTimestamp !== undefined) continue;
    const { stdout } = await oc(['exec', metadata.name, '--', 'env']);
    lines.push(`${metadata.name} ${spec.nodeName},Running ${/^VERSION=.*/m.exec(stdout)?.[0] ?? ''}\n`);
  }
  return lines.sort().join('');
};
