import { persistentVolumeClaimKind, podKind, storageClassKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { StorageClass } from '../../../resources/storage/storage-class.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { defaultClassOf, defaultStorageClassMarks } from '../../apimachinery/default-class-of.ts';
import { classNameOf, SELECTED_NODE } from './binding.ts';
import { claimNamesOf } from './claim-names.ts';
import { delaysBinding } from './delays-binding.ts';
import { reportVolume } from './volume-event.ts';
import { writeClaimStatus } from './write-phase.ts';

/** The annotations by which provisioners find the claims that they are to make volumes for. */
const PROVISIONERS = ['volume.beta.kubernetes.io/storage-provisioner', 'volume.kubernetes.io/storage-provisioner'];

/** What is done for a claim that no volume suits: it gets the default class, a provisioner is asked, or it waits. */
export const waitForVolume = async (claim: PersistentVolumeClaim, context: ControllerContext): Promise<void> => {
  const name = classNameOf(claim);
  if (await assignDefaultClass(claim, context)) return;
  if (delaysBinding(claim, context.listers) && claim.metadata.annotations?.[SELECTED_NODE] === undefined)
    await reportConsumers(claim, context);
  else if (name !== '') return provision(claim, name, context);
  else
    await reportVolume(
      claim,
      'Normal',
      'FailedBinding',
      'no persistent volumes available for this claim and no storage class is set',
      context,
    );
  await writeClaimStatus(claim, 'Pending', context);
};

/** A claim that names no class, not even none, gets the default one when there is one at last. */
const assignDefaultClass = async (
  { metadata, spec }: PersistentVolumeClaim,
  { client, listers }: ControllerContext,
): Promise<boolean> => {
  if (spec?.storageClassName !== undefined || metadata.annotations?.['volume.beta.kubernetes.io/storage-class'])
    return false;
  const name = defaultClassOf(listers.of(storageClassKind).list(), defaultStorageClassMarks);
  if (name === undefined) return false;
  await client.modify<PersistentVolumeClaim>(
    persistentVolumeClaimKind,
    metadata.namespace,
    metadata.name,
    (claim) => void ((claim.spec ??= {}).storageClassName = name),
  );
  return true;
};

const reportConsumers = (claim: PersistentVolumeClaim, context: ControllerContext): Promise<void> => {
  const { namespace, name } = claim.metadata;
  const pods = context.listers
    .of<Pod>(podKind)
    .list(namespace)
    .filter((pod) => !pod.spec.nodeName && !hasEnded(pod) && claimNamesOf(pod).includes(name))
    .map(({ metadata }) => metadata.name);
  const [reason, message] =
    pods.length === 0
      ? ['WaitForFirstConsumer', 'waiting for first consumer to be created before binding']
      : ['WaitForPodScheduled', `waiting for pod${pods.length > 1 ? 's' : ''} ${pods.join(',')} to be scheduled`];
  return reportVolume(claim, 'Normal', reason, message, context);
};

/** Provisioners are programs of their own; here is none, so that a claim waits for somebody who makes the volume. */
const provision = async (
  claim: PersistentVolumeClaim,
  className: string,
  context: ControllerContext,
): Promise<void> => {
  const { provisioner = '' } = context.listers.of<StorageClass>(storageClassKind).get(undefined, className) ?? {};
  const failure =
    provisioner === ''
      ? `storageclass.storage.k8s.io "${className}" not found`
      : provisioner.startsWith('kubernetes.io/') && !migrated.has(provisioner)
        ? `no volume plugin matched name: ${provisioner}`
        : undefined;
  if (failure !== undefined) return reportVolume(claim, 'Warning', 'ProvisioningFailed', failure, context);
  const driver = migrated.get(provisioner) ?? provisioner;
  await context.client.modify<PersistentVolumeClaim>(
    persistentVolumeClaimKind,
    claim.metadata.namespace,
    claim.metadata.name,
    ({ metadata }) => {
      metadata.annotations = {
        ...metadata.annotations,
        ...Object.fromEntries(PROVISIONERS.map((key) => [key, driver])),
      };
    },
  );
  const message = `Waiting for a volume to be created either by the external provisioner '${driver}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`;
  await reportVolume(claim, 'Normal', 'ExternalProvisioning', message, context);
};

/** Provisioners that were parts of Kubernetes once, and the drivers that took their place. */
const migrated = new Map([
  ['kubernetes.io/aws-ebs', 'ebs.csi.aws.com'],
  ['kubernetes.io/azure-disk', 'disk.csi.azure.com'],
  ['kubernetes.io/azure-file', 'file.csi.azure.com'],
  ['kubernetes.io/cinder', 'cinder.csi.openstack.org'],
  ['kubernetes.io/gce-pd', 'pd.csi.storage.gke.io'],
  ['kubernetes.io/portworx-volume', 'pxd.portworx.com'],
  ['kubernetes.io/vsphere-volume', 'csi.vsphere.vmware.com'],
]);
