import { isPaused } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { pruneBuilds } from './prune-builds.ts';

/**
 * Starts the first build of a configuration that has a trigger for its own changes, and keeps to the limits of its history.
 *
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/build/controller/buildconfig
 */
export const createBuildConfigController = (): Controller => ({
  name: 'buildconfig-controller',
  program: 'openshift-controller-manager',
  watches: [watchSelf(buildConfigKind)],
  reconcile: async (key, context) => {
    const config = byKey(context.listers.of<BuildConfig>(buildConfigKind), key);
    if (config === undefined || config.metadata.deletionTimestamp !== undefined) return;
    const { name, namespace } = config.metadata;
    await pruneBuilds(namespace, name, context);
    const isTriggered = (config.spec.triggers ?? []).some(({ type }) => type === 'ConfigChange');
    if (!isTriggered || isPaused(config) || (config.status?.lastVersion ?? 0) > 0) return;
    const request = {
      apiVersion: 'build.openshift.io/v1',
      kind: 'BuildRequest',
      metadata: { name, ...(namespace && { namespace }) },
      triggeredBy: [{ message: 'Build configuration change' }],
      lastVersion: 0,
    };
    try {
      await context.client.createAt(buildConfigKind, namespace, name, 'instantiate', request as KubeObject);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      if (error.code !== 409 && error.code !== 400)
        await context.events.record({
          object: config,
          type: 'Warning',
          reason: 'BuildConfigInstantiateFailed',
          message: `error instantiating Build from BuildConfig ${namespace}/${name} (0): ${error.message}`,
          source: { component: 'buildconfig-controller' },
        });
      throw error;
    }
  },
});
