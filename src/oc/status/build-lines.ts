import { type ImageReference, InvalidReferenceError, parseImageReference } from '../../image/reference.ts';
import { formatExact } from '../../image/reference-format.ts';
import { type Build, buildKeys } from '../../resources/builds/build.ts';
import {
  type BuildConfig,
  type BuildReference,
  type BuildSource,
  inputReference,
} from '../../resources/builds/build-config.ts';
import type { ImageStream } from '../../resources/images/image-stream.ts';
import { longAgeSince } from '../output/age.ts';
import { areTogether, type ProjectContent } from './project-content.ts';

/**
 * `bc/web docker builds uploaded code on istag/base:latest`
 *
 * @param isAlone whether one project is told of; else tags are told with theirs
 */
export const buildText = (config: BuildConfig, isAlone = true): string => {
  const { metadata, spec } = config;
  const { dockerStrategy, sourceStrategy, customStrategy, jenkinsPipelineStrategy } = spec.strategy;
  const name = `bc/${metadata.name}`;
  if (jenkinsPipelineStrategy) return `${name} is a Jenkins Pipeline`;
  const type = dockerStrategy ? 'docker' : sourceStrategy ? 'source' : customStrategy ? 'custom' : undefined;
  if (type === undefined) return `${name} unrecognized build`;
  const source = sourceText(spec.source);
  if (source === undefined) return `${name} unconfigured ${type} build`;
  const base = inputReference(spec.strategy);
  if (!base) return `${name} ${type} builds ${source}`;
  const isElsewhere = base.namespace && base.namespace !== metadata.namespace;
  const place = isElsewhere || !isAlone ? `${base.namespace || metadata.namespace}/` : undefined;
  const image =
    base.kind === 'ImageStreamTag'
      ? place === undefined
        ? `istag/${base.name}`
        : place + base.name
      : imageText(base.name);
  return `${name} ${type} builds ${source} on ${image}`;
};

const sourceText = ({ git, dockerfile, binary, images = [] }: BuildSource = {}): string | undefined => {
  if (git) return git.ref ? `${git.uri}#${git.ref}` : git.uri;
  if (dockerfile !== undefined) return 'Dockerfile';
  if (binary) return 'uploaded code';
  return images.length > 0 ? 'contents in other images' : undefined;
};

/**
 * What else is to be said of the base image of a configuration: which of the others builds it, or that it is imported again and again.
 *
 * @param others configurations that are told on their own
 */
export const baseText = (
  config: BuildConfig,
  others: readonly BuildConfig[],
  streams: readonly ImageStream[],
): string => {
  const base = inputReference(config.spec.strategy);
  if (base === undefined) return '';
  const wanted = specOf(base, config);
  const builders = others.filter((each) => {
    const to = each.spec.output?.to;
    return to !== undefined && specOf(to, each) === wanted;
  });
  if (builders.length > 0) return ` (from ${builders.map(({ metadata }) => `bc/${metadata.name}`).join(', ')})`;
  const [name, tag] = base.name.split(':');
  const stream = streams.find(({ metadata }) => metadata.name === name && wanted === specOf(base, { metadata }));
  const isScheduled = stream?.spec?.tags?.find((each) => each.name === tag)?.importPolicy?.scheduled === true;
  return base.kind === 'ImageStreamTag' && isScheduled ? ' (import scheduled)' : '';
};

const specOf = ({ kind, name, namespace }: BuildReference, { metadata }: Pick<BuildConfig, 'metadata'>): string =>
  kind === 'ImageStreamTag' ? `${kind} ${namespace || metadata.namespace}/${name}` : `${kind} ${name}`;

/** Where a configuration pushes to; empty when it does not. */
export const outputText = (config: BuildConfig, isAlone = true): string => {
  const to = config.spec.output?.to;
  if (!to) return '';
  return to.kind === 'ImageStreamTag'
    ? `${isAlone ? 'istag' : config.metadata.namespace}/${builtTag(config)}`
    : imageText(to.name);
};

/** A pull spec with everything that it may leave out. */
const imageText = (spec: string): string => {
  try {
    return formatExact(withDefaults(parseImageReference(spec)));
  } catch (error) {
    if (error instanceof InvalidReferenceError) return spec;
    throw error;
  }
};

const withDefaults = (reference: ImageReference): ImageReference => ({
  ...reference,
  registry: reference.registry || 'docker.io',
  namespace: reference.namespace || (reference.registry ? '' : 'library'),
  tag: reference.tag || (reference.id ? '' : 'latest'),
});

/** The tag that a configuration makes; empty without one in a stream. */
export const builtTag = ({ spec }: BuildConfig): string =>
  spec.output?.to?.kind === 'ImageStreamTag' ? spec.output.to.name : '';

/** How the builds of a configuration went: running ones, the last that succeeded and a later one that failed. */
export const buildDetails = (
  config: BuildConfig,
  { builds }: ProjectContent,
  now: number,
  withSuccess: boolean,
): string[] => {
  const own = builds
    .filter((build) => build.metadata.labels?.[buildKeys.config] === config.metadata.name && areTogether(build, config))
    .sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
  const active = own.filter(({ status }) => ['New', 'Pending', 'Running'].includes(status?.phase ?? 'New'));
  const passed = own.find(({ status }) => status?.phase === 'Complete');
  const failed = own.find(({ status }) => ['Failed', 'Error', 'Cancelled'].includes(status?.phase ?? ''));
  const isLater = failed && (!passed || timeOf(passed) < timeOf(failed));
  const shown =
    withSuccess || active.length > 0 ? (isLater ? [failed, passed] : [passed, failed]) : isLater ? [failed] : [];
  const lines = [...active, ...shown.filter((build) => build !== undefined)].map((build) =>
    phaseText(build, config, now),
  );
  return lines.length === 0 && !passed ? ['not built yet'] : lines;
};

const timeOf = ({ metadata, status }: Build): string =>
  status?.completionTimestamp ?? status?.startTimestamp ?? metadata.creationTimestamp ?? '';

const phaseText = (build: Build, { metadata }: BuildConfig, now: number): string => {
  const { name } = build.metadata;
  const number = name.startsWith(`${metadata.name}-`) ? name.slice(metadata.name.length + 1) : '';
  const title = /^\d+$/.test(number) ? `build #${number}` : `build/${name}`;
  const age = longAgeSince(now, timeOf(build)).toLowerCase();
  const phase = build.status?.phase ?? 'New';
  const past: Readonly<Record<string, string>> = {
    Complete: 'succeeded',
    Error: 'stopped with an error',
    Failed: 'failed',
  };
  return past[phase] === undefined
    ? `${title} ${phase.toLowerCase()} for ${age}`
    : `${title} ${past[phase]} ${age} ago`;
};
