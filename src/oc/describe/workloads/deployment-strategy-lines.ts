import type { DeploymentStrategy, LifecycleHook } from '../../../resources/workloads/deployment-config.ts';

/** What the strategy of a deployment config does at each moment of a rollout. */
export const strategyLines = ({ customParams, recreateParams, rollingParams }: DeploymentStrategy = {}): string =>
  [
    customParams ? customLines(customParams) : '',
    hookLines('Pre-deployment', recreateParams?.pre),
    hookLines('Mid-deployment', recreateParams?.mid),
    hookLines('Post-deployment', recreateParams?.post),
    hookLines('Pre-deployment', rollingParams?.pre),
    hookLines('Post-deployment', rollingParams?.post),
  ].join('');

const customLines = ({
  image,
  environment = [],
  command = [],
}: NonNullable<DeploymentStrategy['customParams']>): string =>
  [
    `  Image:\t${image || '<default>'}\n`,
    environment.length === 0 ? '' : `  Environment:\t${pairsText(environment)}\n`,
    command.length === 0 ? '' : `  Command:\t${wordsText(command)}\n`,
  ].join('');

const hookLines = (moment: string, hook: LifecycleHook | undefined): string => {
  const { execNewPod, tagImages = [], failurePolicy = '' } = hook ?? {};
  const { containerName = '', command = [], env = [] } = execNewPod ?? {};
  const title = (how: string): string => `  ${moment} hook (${how}, failure policy: ${failurePolicy}):\n`;
  return [
    execNewPod ? `${title('pod type')}    Container:\t${containerName}\n    Command:\t${wordsText(command)}\n` : '',
    execNewPod && env.length > 0 ? `    Env:\t${pairsText(env)}\n` : '',
    tagImages.length === 0 ? '' : title('tag images'),
    ...tagImages.map(
      ({ containerName: container = '', to: { kind = '', name, namespace = '' } }) =>
        `    Tag:\tcontainer ${container} to ${kind} ${name} ${namespace}\n`,
    ),
  ].join('');
};

/** Scripts of several lines stand below the words before them. */
const wordsText = (words: readonly string[]): string =>
  words
    .map((word) => word.replace(/\n$/, ''))
    .map((word) => (word.includes('\n') ? `\n\t  ${word.split('\n').join('\n\t  ')}` : word))
    .join(' ');

const pairsText = (variables: readonly { readonly name: string; readonly value?: string }[]): string =>
  [...new Map(variables.map(({ name, value = '' }) => [name, value || '<none>']))]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');
