import type { Volume, VolumeProjection } from '../../../resources/workloads/pod-spec.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { DownwardFacts } from '../environment/downward-facts.ts';
import { configurationPayload } from './configuration-payload.ts';
import { downwardPayload } from './downward-payload.ts';
import { joinPayloads, type Payload } from './payload.ts';
import type { PodTokens } from './pod-tokens.ts';

/** Permission bits of files when a volume says nothing of them. */
const MODE = 0o644;

/** Of what volumes of a pod are made. */
export interface VolumeSources {
  readonly facts: DownwardFacts;
  readonly listers: Listers;
  readonly tokens: PodTokens;
}

/**
 * What a volume holds whose content comes from the API; `undefined` for any other.
 *
 * @throws UnusableConfiguration
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 */
export const volumePayload = (
  { configMap, secret, downwardAPI, projected }: Volume,
  sources: VolumeSources,
): Payload | undefined => {
  const { facts, listers } = sources;
  const { namespace } = facts.pod.metadata;
  if (configMap !== undefined)
    return configurationPayload(
      { kind: 'ConfigMap', mode: configMap.defaultMode ?? MODE, ...configMap },
      namespace,
      listers,
    );
  if (secret !== undefined) {
    const { secretName: name, items, optional, defaultMode: mode = MODE } = secret;
    return configurationPayload({ kind: 'Secret', name, items, optional, mode }, namespace, listers);
  }
  if (downwardAPI !== undefined)
    return downwardPayload(downwardAPI.items ?? [], downwardAPI.defaultMode ?? MODE, facts);
  if (projected === undefined) return undefined;
  const mode = projected.defaultMode ?? MODE;
  return joinPayloads(projected.sources.map((source) => projectionPayload(source, mode, sources)));
};

const projectionPayload = (
  { configMap, secret, downwardAPI, serviceAccountToken }: VolumeProjection,
  mode: number,
  { facts, listers, tokens }: VolumeSources,
): Payload => {
  const { namespace } = facts.pod.metadata;
  if (configMap !== undefined)
    return configurationPayload({ kind: 'ConfigMap', mode, ...configMap }, namespace, listers);
  if (secret !== undefined) return configurationPayload({ kind: 'Secret', mode, ...secret }, namespace, listers);
  if (downwardAPI !== undefined) return downwardPayload(downwardAPI.items ?? [], mode, facts);
  if (serviceAccountToken === undefined) return { files: [], sources: [] };
  const token = tokens.valid(serviceAccountToken);
  return { files: [{ path: serviceAccountToken.path, mode, content: token.content }], sources: [token] };
};
