import type { Volume, VolumeProjection } from '../../../resources/workloads/pod-spec.ts';

/**
 * Whether constraints with these kinds of volumes allow a volume. Who may mount secrets may also mount the token of the
 * pod's account as it is given to every pod.
 */
export const allowsVolume = (kinds: readonly string[], volume: Volume): boolean => {
  if (kinds.includes('*')) return true;
  const { name: _, ...sources } = volume;
  const [source = ''] = Object.keys(sources);
  const kind = RENAMED[source] ?? source;
  return kinds.includes(kind) || (kind === 'projected' && kinds.includes('secret') && isAccountToken(volume));
};

/** Volumes that constraints call otherwise than pods. */
const RENAMED: Readonly<Record<string, string>> = { vsphereVolume: 'vsphere', cephfs: 'cephFS' };

const CERTIFICATES: Readonly<Record<string, string>> = {
  'kube-root-ca.crt': 'ca.crt',
  'openshift-service-ca.crt': 'service-ca.crt',
};

const isAccountToken = ({ projected }: Volume): boolean =>
  (projected?.sources ?? []).every((source) => isToken(source) || isCertificate(source) || isNamespace(source));

const isToken = ({ serviceAccountToken: token }: VolumeProjection): boolean =>
  token !== undefined && token.path === 'token' && !token.audience;

const isCertificate = ({ configMap }: VolumeProjection): boolean => {
  const file = CERTIFICATES[configMap?.name ?? ''];
  const [item, ...others] = configMap?.items ?? [];
  return file !== undefined && others.length === 0 && item?.key === file && item.path === file;
};

const isNamespace = ({ downwardAPI }: VolumeProjection): boolean =>
  downwardAPI !== undefined &&
  (downwardAPI.items ?? []).every(
    ({ path, fieldRef }) =>
      path === 'namespace' && fieldRef?.apiVersion === 'v1' && fieldRef.fieldPath === 'metadata.namespace',
  );
