import { type Build, buildKeys, hasEnded } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** Whether an object does what it is for, or never will. */
export type Readiness = 'ready' | 'failed' | 'waiting';

/**
 * How ready an object is that an instance waits for; `undefined` for kinds of which nobody can tell.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/template/controller/readiness.go
 */
export const readinessOf = (object: KubeObject, listers: Listers): Readiness | undefined =>
  rules[object.kind]?.(object as Watched, listers);

interface Watched extends KubeObject {
  spec?: { replicas?: number; host?: string };
  status?: {
    phase?: string;
    observedGeneration?: number;
    conditions?: Condition[];
    completionTime?: string;
    failed?: number;
    readyReplicas?: number;
  };
}

type Rule = (object: Watched, listers: Listers) => Readiness;

const ofBuild = (build: Build): Readiness => {
  if (build.status?.phase === 'Complete') return 'ready';
  return hasEnded(build) ? 'failed' : 'waiting';
};

const ofBuildConfig: Rule = (object, listers) => {
  const { metadata, status } = object as BuildConfig;
  const isNewest = ({ metadata: { labels, annotations } }: Build): boolean =>
    labels?.[buildKeys.config] === metadata.name &&
    annotations?.[buildKeys.number] === String(status?.lastVersion ?? 0);
  const newest = listers.of<Build>(buildKind).list(metadata.namespace).find(isNewest);
  return newest === undefined ? 'waiting' : ofBuild(newest);
};

const ofRollout =
  (complete: string): Rule =>
  ({ metadata, status = {} }) => {
    const progressing = conditionOf(status.conditions, 'Progressing');
    if (status.observedGeneration !== metadata.generation || progressing === undefined) return 'waiting';
    if (progressing.status === 'False') return 'failed';
    const isDone = progressing.status === 'True' && progressing.reason === complete;
    return isDone && conditionOf(status.conditions, 'Available')?.status === 'True' ? 'ready' : 'waiting';
  };

const ofJob: Rule = ({ status = {} }) => {
  if ((status.failed ?? 0) > 0) return 'failed';
  return status.completionTime === undefined ? 'waiting' : 'ready';
};

const ofStatefulSet: Rule = ({ metadata, spec, status = {} }) =>
  status.observedGeneration === metadata.generation && (status.readyReplicas ?? 0) === spec?.replicas
    ? 'ready'
    : 'waiting';

const ofRoute: Rule = ({ spec }) => (spec?.host ? 'ready' : 'waiting');

const rules: Readonly<Record<string, Rule>> = {
  Build: (build) => ofBuild(build as Build),
  BuildConfig: ofBuildConfig,
  Deployment: ofRollout('NewReplicaSetAvailable'),
  DeploymentConfig: ofRollout('NewReplicationControllerAvailable'),
  Job: ofJob,
  Route: ofRoute,
  StatefulSet: ofStatefulSet,
};
