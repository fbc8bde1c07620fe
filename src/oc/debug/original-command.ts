import { deploymentConfigKind, imageStreamImageKind } from '../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../resources/workloads/deployment-config.ts';
import { rolloutAnnotations } from '../../resources/workloads/rollout.ts';
import type { Invocation } from '../command.ts';
import { containersOf } from './debug-pod.ts';
import type { DebugTarget } from './debug-target.ts';

/**
 * What a container ran before somebody looked into it: its own command, or that of its image where a deployment config took it
 * from an image stream. Empty when that is not known.
 */
export const originalCommand = async (
  { client }: Invocation,
  { template, namespace }: DebugTarget,
  name: string,
): Promise<string> => {
  const container = containersOf(template.spec).find((each) => each.name === name);
  if (container?.command?.length) return [...container.command, ...(container.args ?? [])].join(' ');
  const [, digest] = /@(sha256:\S+)$/.exec(container?.image ?? '') ?? [];
  const config = template.metadata?.annotations?.[rolloutAnnotations.config];
  if (digest === undefined || config === undefined) return '';
  const owner = await client.find<DeploymentConfig>(deploymentConfigKind, namespace, config);
  const from = (owner?.spec.triggers ?? []).find(
    ({ type, imageChangeParams }) => type === 'ImageChange' && imageChangeParams?.from.kind === 'ImageStreamTag',
  )?.imageChangeParams?.from;
  if (from === undefined) return '';
  const stream = (from.name ?? '').split(':')[0];
  const found = await client.find<StreamImage>(
    imageStreamImageKind,
    from.namespace ?? namespace,
    `${stream}@${digest}`,
  );
  const { Entrypoint, Cmd } = found?.image.dockerImageMetadata?.Config ?? {};
  return [...(Entrypoint ?? []), ...(Cmd ?? [])].join(' ');
};

interface StreamImage {
  image: { dockerImageMetadata?: { Config?: { Entrypoint?: string[] | null; Cmd?: string[] | null } } };
}
