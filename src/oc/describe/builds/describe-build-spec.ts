import { posix } from 'node:path';
import type { CommonBuildSpec } from '../../../resources/builds/build-config.ts';
import { field } from '../openshift-lines.ts';
import { describeRevision } from './build-causes.ts';
import { describeStrategy, nameOf, strategyType } from './describe-build-strategy.ts';

/** What `oc describe` prints of what builds and their configurations have in common. */
export const describeBuildSpec = (spec: CommonBuildSpec): string => {
  const { source = {}, strategy, output = {}, postCommit = {} } = spec;
  const images = source.images ?? [];
  const isEmpty = !source.git && !source.binary && images.length === 0;
  return [
    `\n${field('Strategy', strategyType(strategy))}`,
    source.git ? field('URL', source.git.uri) + (source.git.ref ? field('Ref', source.git.ref) : '') : '',
    source.git && source.contextDir ? field('ContextDir', source.contextDir) : '',
    source.git && source.sourceSecret ? field('Source Secret', source.sourceSecret.name) : '',
    source.git && spec.revision?.git ? describeRevision(spec.revision.git) : '',
    source.dockerfile === undefined ? '' : dockerfileText(source.dockerfile),
    describeStrategy(spec.strategy),
    output.to ? field('Output to', `${output.to.kind} ${nameOf(output.to)}`) : '',
    source.binary
      ? field(
          'Binary',
          source.binary.asFile ? `provided as file "${source.binary.asFile}" on build` : 'provided on build',
        )
      : '',
    list(
      'Build Secrets',
      (source.secrets ?? []).map(({ secret, destinationDir = '' }) => `${secret.name}->${clean(destinationDir)}`),
    ),
    list(
      'Build ConfigMaps',
      (source.configMaps ?? []).map(
        ({ configMap, destinationDir = '' }) => `${configMap.name}->${clean(destinationDir)}`,
      ),
    ),
    imageSources(images),
    isEmpty ? field('Empty Source', 'no input source provided') : '',
    hookText(postCommit),
    output.pushSecret ? field('Push Secret', output.pushSecret.name) : '',
    spec.completionDeadlineSeconds === undefined ? '' : field('Fail Build After', `${spec.completionDeadlineSeconds}s`),
  ].join('');
};

/** As Go does, which leaves no slash at the end. */
const clean = (path: string): string => posix.normalize(path || '.').replace(/(?<=.)\/$/, '');

type ImageSources = NonNullable<NonNullable<CommonBuildSpec['source']>['images']>;

/** A single file of a single image stands in one line. */
const imageSources = (images: ImageSources): string => {
  const [only, ...others] = images;
  const [path, ...more] = only?.paths ?? [];
  if (only && path && others.length + more.length === 0)
    return field('Image Source', `copies ${path.sourcePath} from ${nameOf(only.from)} to ${path.destinationDir}`);
  return images
    .map(({ from, paths = [], as = [] }) =>
      [
        field('Image Source', nameOf(from)),
        ...paths.map(({ sourcePath, destinationDir }) => `\t- ${sourcePath} -> ${destinationDir}\n`),
        ...as.map((name) => `\t- as ${name}\n`),
      ].join(''),
    )
    .join('');
};

const list = (label: string, values: readonly string[]): string =>
  values.length === 0 ? '' : field(label, values.join(','));

const dockerfileText = (text: string): string =>
  text.trim() === ''
    ? field('Dockerfile', '')
    : `Dockerfile:\n${text
        .split('\n')
        .map((line) => `  ${line}\n`)
        .join('')}`;

const hookText = ({ command = [], args = [], script = '' }: NonNullable<CommonBuildSpec['postCommit']>): string => {
  if (command.length === 0 && args.length === 0 && script === '') return '';
  const shell = ['/bin/sh', '-ic'];
  const words = script
    ? [...shell, script, ...(args.length > 0 ? [shell[0] as string, ...args] : [])]
    : [...(command.length > 0 ? command : ['<image-entrypoint>']), ...args];
  return field('Post Commit Hook', `[${words.map((word) => JSON.stringify(word)).join(', ')}]`);
};
