import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { podKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import { MIRROR, type Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Random } from '../../apimachinery/random.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { TOKEN_VOLUME_PREFIX, tokenVolume } from './token-volume.ts';

/** Where a container finds the token of its service account. */
const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * Gives each pod a service account, the pull secrets of that account, and a token of it.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount
 */
export const serviceAccountAdmission = (listers: Listers, random: Random): Admission => {
  const accounts = listers.of<ServiceAccount>(serviceAccountKind);
  return ({ operation, kind, object, context }) => {
    if (operation !== 'CREATE' || groupResource(kind) !== groupResource(podKind)) return;
    const { metadata, spec } = object as Pod;
    if (metadata.annotations?.[MIRROR] !== undefined) return;
    const name = spec.serviceAccountName || 'default';
    const account = accounts.get(context.namespace, name);
    if (account === undefined) {
      throw forbidden(
        kind,
        metadata.name,
        `error looking up service account ${context.namespace}/${name}: serviceaccount "${name}" not found`,
      );
    }
    spec.serviceAccountName = spec.serviceAccount = name;
    if (spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true) mountToken(spec, random);
    if ((spec.imagePullSecrets ?? []).length === 0 && (account.imagePullSecrets ?? []).length > 0) {
      spec.imagePullSecrets = account.imagePullSecrets?.map((secret) => ({ name: secret.name }));
    }
  };
};

const mountToken = (spec: Pod['spec'], random: Random): void => {
  const containers = [...(spec.initContainers ?? []), ...spec.containers].filter((container) => !seesToken(container));
  const known = spec.volumes?.find(({ name }) => name.startsWith(TOKEN_VOLUME_PREFIX));
  const name = known?.name ?? `${TOKEN_VOLUME_PREFIX}${random.suffix()}`;
  for (const container of containers) {
    container.volumeMounts = [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: MOUNT_PATH }];
  }
  if (known === undefined && containers.length > 0) spec.volumes = [...(spec.volumes ?? []), tokenVolume(name)];
};

const seesToken = ({ volumeMounts = [] }: Container): boolean =>
  volumeMounts.some(({ mountPath }) => mountPath === MOUNT_PATH);
