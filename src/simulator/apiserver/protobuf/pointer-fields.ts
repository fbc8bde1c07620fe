/**
 * Fields that are pointers in Go, so that zero and false are values there and differ from an absent field. The wire format
 * does not tell them from fields that are always written.
 */
export const pointerFields: ReadonlySet<string> = new Set([
  'activeDeadlineSeconds', 'allowPrivilegeEscalation', 'automountServiceAccountToken', 'averageUtilization', 'backoffLimit', 'blockOwnerDeletion',
  'completions', 'controller', 'defaultMode', 'deletionGracePeriodSeconds', 'enableServiceLinks', 'expirationSeconds', 'failedJobsHistoryLimit', 'fsGroup',
  'gracePeriodSeconds', 'hostUsers', 'immutable', 'limit', 'maxUnavailable', 'minAvailable', 'minReplicas', 'mode', 'optional', 'orphanDependents',
  'parallelism', 'partition', 'privileged', 'progressDeadlineSeconds', 'readOnlyRootFilesystem', 'replicas', 'revisionHistoryLimit', 'runAsGroup',
  'runAsNonRoot', 'runAsUser', 'shareProcessNamespace', 'successfulJobsHistoryLimit', 'suspend', 'terminationGracePeriodSeconds', 'timeoutSeconds',
  'tolerationSeconds', 'ttlSecondsAfterFinished',
]);
