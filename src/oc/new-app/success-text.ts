import type { KubeObject } from '../../resources/kube-object.ts';

/** Builds that begin by themselves. */
const scheduledText = ({ kind, metadata }: KubeObject): string =>
  kind === 'BuildConfig'
    ? `    Build scheduled, use 'oc logs -f buildconfig/${metadata.name}' to track its progress.\n`
    : '';

/** What `oc new-app` says at the end of what it has made, and what can be done with it. */
export const successText = (objects: readonly KubeObject[], dryRun: boolean): string => {
  const services = objects
    .filter(({ kind }) => kind === 'Service')
    .map(({ metadata }) => `     'oc expose service/${metadata.name}' \n`);
  const hint =
    '    Application is not exposed. You can expose services to the outside world by executing one or more of the commands below:\n';
  return dryRun
    ? '--> Success (dry run)\n'
    : `--> Success\n${objects.map(scheduledText).join('')}${services.length > 0 ? hint + services.join('') : ''}    Run 'oc status' to view your app.\n`;
};
