import type { BuildReference, BuildStrategy, BuildVolume } from '../../../resources/builds/build-config.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { field } from '../openshift-lines.ts';

/** The name of an object, with its namespace if it says so. */
export const nameOf = ({ namespace, name }: BuildReference): string => (namespace ? `${namespace}/${name}` : name);

/** What a build is carried out by, in one word. */
export const strategyType = ({
  dockerStrategy,
  customStrategy,
  sourceStrategy,
  jenkinsPipelineStrategy,
}: BuildStrategy): string => {
  if (dockerStrategy) return 'Docker';
  if (customStrategy) return 'Custom';
  if (sourceStrategy) return 'Source';
  return jenkinsPipelineStrategy ? 'JenkinsPipeline' : '';
};

/** What `oc describe` prints of how a build is carried out. */
export const describeStrategy = (strategy: BuildStrategy): string => {
  const { dockerStrategy: docker, sourceStrategy: source, customStrategy: custom } = strategy;
  const { from, pullSecret, forcePull, env = [] } = docker ?? source ?? custom ?? {};
  const secret = pullSecret ? field('Pull Secret Name', pullSecret.name) : '';
  const force = forcePull ? field('Force Pull', docker ? 'true' : 'yes') : '';
  return [
    from?.name ? field(custom ? 'Image Reference' : 'From Image', `${from.kind} ${nameOf(from)}`) : '',
    custom?.exposeDockerSocket ? field('Expose Docker Socket', 'yes') : '',
    custom ? force : '',
    docker?.dockerfilePath ? field('Dockerfile Path', docker.dockerfilePath) : '',
    source?.scripts ? field('Scripts', source.scripts) : '',
    secret,
    docker?.noCache ? field('No Cache', 'true') : '',
    source?.incremental ? field('Incremental Build', 'yes') : '',
    custom ? '' : force,
    docker || source ? volumeLines(docker?.volumes ?? source?.volumes) : '',
    custom
      ? env.map((variable, index) => field(index === 0 ? 'Environment' : '', variableText(variable))).join('')
      : '',
    strategy.jenkinsPipelineStrategy ? pipelineLines(strategy.jenkinsPipelineStrategy) : '',
  ].join('');
};

const variableText = ({ name, value = '', valueFrom }: EnvVar): string =>
  valueFrom?.fieldRef ? `${name}=<${valueFrom.fieldRef.fieldPath}>` : `${name}=${value}`;

const volumeLines = (volumes: readonly BuildVolume[] = []): string =>
  volumes.length === 0
    ? field('Volumes', undefined)
    : `Volumes:\t \n\tName\tSource Type\tSource\tMounts\n${volumes.map(volumeLine).join('')}`;

const volumeLine = ({ name, source: { type, secret, configMap }, mounts = [] }: BuildVolume): string => {
  const sources: Readonly<Record<string, string | undefined>> = {
    Secret: secret?.secretName,
    ConfigMap: configMap?.name,
    CSI: name,
  };
  const source = type in sources ? (sources[type] ?? '') : `<InvalidSourceType: ${JSON.stringify(type)}>`;
  const paths = mounts.map(({ destinationPath = '' }) => destinationPath).join('\n\t\t\t\t');
  return `\t${name}\t${type}\t${source}\t${paths}\n`;
};

const pipelineLines = ({
  jenkinsfilePath: path = '',
  jenkinsfile: text = '',
}: NonNullable<BuildStrategy['jenkinsPipelineStrategy']>): string =>
  [
    path === '' ? '' : field('Jenkinsfile path', path),
    text === ''
      ? ''
      : `Jenkinsfile contents:\n${text
          .split('\n')
          .map((line) => `  ${line}\n`)
          .join('')}`,
    path === '' && text === '' ? field('Jenkinsfile', 'from source repository root') : '',
  ].join('');
