import { type Component, containerConfigOf } from './component.ts';
import { type Generation, portsOf, volumePaths } from './generate-objects.ts';

/** What `oc new-app` tells about a component before it creates anything. */
export const describeComponent = (component: Component, generation: Generation): string => {
  const lines = [
    component.streamNamespace === undefined && !component.isUnseen
      ? `* An image stream tag will be created as "${component.stream}:${component.tag}" that will track this image`
      : '',
    ...(generation.deploymentConfig ? deploymentConfigLines(component, generation) : []),
  ];
  const text = lines
    .filter(Boolean)
    .map((line) => `    ${line}\n`)
    .join('');
  return `${component.found && `--> ${component.found}\n${titleLines(component)}\n`}${text}\n`;
};

/** What an image says of itself. */
export const titleLines = (component: Component): string => {
  const labels = containerConfigOf(component).Labels ?? {};
  const title = labels['io.k8s.display-name'];
  const description = labels['io.k8s.description'];
  const tags = labels['io.openshift.tags'];
  return [
    title ? `\n    ${title} \n    ${'-'.repeat(title.length)} \n` : '',
    description ? `${title ? '' : '\n'}    ${description}\n` : '',
    tags
      ? `\n    Tags: ${tags
          .split(',')
          .map((tag) => tag.trim())
          .join(', ')}\n`
      : '',
  ].join('');
};

const deploymentConfigLines = (component: Component, { name, asTest, isPart }: Generation): string[] => {
  const verb = asTest ? 'test deployed' : 'deployed';
  const ports = portsOf(component).map(({ containerPort, protocol }) => `${containerPort}/${protocol.toLowerCase()}`);
  const service =
    ports.length === 0
      ? [
          '* The image does not expose any ports - if you want to load balance or send traffic to this component',
          `  you will need to create a service with 'oc expose dc/${name} --port=[port]' later`,
        ]
      : [
          `* Port${ports.length > 1 ? 's' : ''} ${ports.join(', ')} will be load balanced by service "${name}"`,
          `  * Other containers can access this service through the hostname "${name}"`,
        ];
  const volumes = [
    '* This image declares volumes and will default to use non-persistent, host-local storage.',
    `  You can add persistent volumes later by running 'oc set volume dc/${name} --add ...'`,
  ];
  const place = `* This image will be ${verb} ${isPart ? 'as part of' : 'in'} deployment config "${name}"`;
  // Nothing is known of an image that nobody has seen.
  if (component.isUnseen) return [place];
  return [place, ...service, ...(volumePaths(component).length > 0 ? volumes : []), ...rootLines(component)];
};

const rootLines = (component: Component): string[] => {
  const user = containerConfigOf(component).User ?? '';
  const isRoot = component.metadata !== undefined && ['', '0', 'root'].includes(user);
  return isRoot
    ? [
        `* WARNING: Image "${component.input}" runs as the 'root' user which may not be permitted by your cluster administrator`,
      ]
    : [];
};
