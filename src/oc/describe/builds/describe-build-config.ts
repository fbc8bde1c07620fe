import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfig, BuildTrigger } from '../../../resources/builds/build-config.ts';
import { webhookUrl } from '../../build/webhook-url.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import { buildDuration } from './describe-build.ts';
import { describeBuildSpec } from './describe-build-spec.ts';

/**
 * What `oc describe bc` prints.
 *
 * @param builds of this configuration, the newest first
 * @param server where webhooks are called
 */
export const describeBuildConfig = (
  config: BuildConfig,
  builds: readonly Build[],
  events: ShownEvents,
  server: string,
  now: number,
): string => {
  const { metadata, spec, status } = config;
  const last = status?.lastVersion ?? 0;
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      field('Latest Version', last === 0 ? 'Never built' : String(last)),
      describeBuildSpec(spec),
      field('\nBuild Run Policy', spec.runPolicy),
      describeTriggers(config, server),
      historyLimits(config),
      builds.length === 0
        ? ''
        : `\nBuild\tStatus\tDuration\tCreation Time\n${builds
            .slice(0, 10)
            .map((build) => buildLine(build, now))
            .join('')}`,
      events === undefined ? '' : `\n${describeEvents(events, now)}`,
    ].join(''),
  );
};

const buildLine = (build: Build, now: number): string => {
  const created = new Date(build.metadata.creationTimestamp ?? 0).toISOString().slice(0, 19).replace('T', ' ');
  return `${build.metadata.name} \t${(build.status?.phase ?? 'New').toLowerCase()} \t${buildDuration(build, now)} \t${created} +0000 UTC\n`;
};

const HOOKS = ['Bitbucket', 'Generic', 'GitHub', 'GitLab'];

const describeTriggers = ({ metadata, spec }: BuildConfig, server: string): string => {
  const triggers = spec.triggers ?? [];
  if (triggers.length === 0) return field('Triggered by', undefined);
  const labels = triggers.filter(({ type }) => !HOOKS.includes(type)).map(triggerText);
  const hooks = HOOKS.flatMap((type) =>
    triggers.filter((trigger) => trigger.type === type).slice(0, type === 'Generic' ? undefined : 1),
  );
  return [
    field('Triggered by', labels.join(', ')),
    ...hooks.map(({ type, generic }) => {
      const url = `Webhook ${type}:\n\tURL:\t${webhookUrl(server, metadata.namespace ?? '', metadata.name, type)}\n`;
      return type === 'Generic' ? `${url}\tAllowEnv:\t${generic?.allowEnv ?? false}\n` : url;
    }),
  ].join('');
};

const triggerText = ({ type, imageChange }: BuildTrigger): string => {
  if (type === 'ConfigChange') return 'Config';
  if (type === '') return '<unknown>';
  const from = imageChange?.from;
  return type === 'ImageChange' && from?.name ? `Image(${from.kind} ${from.name})` : type;
};

const historyLimits = ({ spec }: BuildConfig): string => {
  const { successfulBuildsHistoryLimit: successful, failedBuildsHistoryLimit: failed } = spec;
  if (successful === undefined && failed === undefined) return '';
  return [
    'Builds History Limit:\n',
    successful === undefined ? '' : `\tSuccessful:\t${successful}\n`,
    failed === undefined ? '' : `\tFailed:\t${failed}\n`,
  ].join('');
};
