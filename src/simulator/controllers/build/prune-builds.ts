import { type Build, buildKeys, buildNumber } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, buildKind } from '../../../resources/kinds/kinds.ts';
import { labelValue } from '../../../resources/labels/label-value.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Deletes the oldest builds of a configuration beyond as many successful and failed ones as it keeps. */
export const pruneBuilds = async (
  namespace: string | undefined,
  name: string,
  { listers, client }: Pick<ControllerContext, 'listers' | 'client'>,
): Promise<void> => {
  const config = listers.of<BuildConfig>(buildConfigKind).get(namespace, name);
  if (config === undefined) return;
  const { successfulBuildsHistoryLimit, failedBuildsHistoryLimit } = config.spec;
  const builds = listers
    .of<Build>(buildKind)
    .list(namespace)
    .filter(
      ({ metadata }) =>
        metadata.labels?.[buildKeys.config] === labelValue(name) && metadata.deletionTimestamp === undefined,
    )
    .toSorted((one, other) => buildNumber(other) - buildNumber(one));
  const beyond = (limit: number | undefined, ...phases: string[]): Build[] =>
    limit === undefined ? [] : builds.filter(({ status }) => phases.includes(status?.phase ?? '')).slice(limit);
  const superfluous = [
    ...beyond(successfulBuildsHistoryLimit, 'Complete'),
    ...beyond(failedBuildsHistoryLimit, 'Failed', 'Cancelled', 'Error'),
  ];
  for (const { metadata } of superfluous)
    await client.delete(buildKind, namespace, metadata.name, { propagationPolicy: 'Background' });
};
