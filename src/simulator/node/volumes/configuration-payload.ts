import type { KeyToPath } from '../../../resources/workloads/pod-spec.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { type ConfigurationReference, configurationOf, UnusableConfiguration } from '../environment/configuration.ts';
import type { Payload } from './payload.ts';

const KEYS = { ConfigMap: 'config', Secret: 'secret' } as const;

/**
 * The files of a config map or secret: one for each key, or those that `items` names.
 *
 * @throws UnusableConfiguration when it is not there or lacks a key, and is not optional
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#configmap
 */
export const configurationPayload = (
  reference: ConfigurationReference & { readonly items?: readonly KeyToPath[] | undefined; readonly mode: number },
  namespace: string | undefined,
  listers: Listers,
): Payload => {
  const configuration = configurationOf(reference, namespace, listers);
  if (configuration === undefined) return { files: [], sources: [undefined] };
  const { keys, source, read } = configuration;
  const items = reference.items ?? keys.map((key): KeyToPath => ({ key, path: key }));
  const missing = items.find(({ key }) => !keys.includes(key));
  if (missing !== undefined && reference.optional !== true)
    throw new UnusableConfiguration(`references non-existent ${KEYS[reference.kind]} key: ${missing.key}`);
  return {
    files: items
      .filter(({ key }) => keys.includes(key))
      .map(({ key, path, mode = reference.mode }) => ({ path, mode, content: () => read(key) as Buffer })),
    sources: [source],
  };
};
