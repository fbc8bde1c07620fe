import type { Build } from '../../../resources/builds/build.ts';
import { buildPodName } from '../../../resources/builds/build.ts';
import { goDuration } from '../../../resources/values/go-duration.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import { describeCauses } from './build-causes.ts';
import { describeBuildSpec } from './describe-build-spec.ts';

/** What `oc describe build` prints; the events are those of the build and of its pod. */
export const describeBuild = (build: Build, events: ShownEvents, now: number): string => {
  const { metadata, spec, status } = build;
  const { phase = 'New', message, startTimestamp, stages = [], config, output, logSnippet } = status ?? {};
  const boldPhase = `\u001b[1m${phase}\u001b[0m`;
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      `\n${field('Status', message ? `${boldPhase} (${message})` : boldPhase)}`,
      startTimestamp ? field('Started', new Date(startTimestamp).toUTCString().replace('GMT', 'UTC')) : '',
      field('Duration', buildDuration(build, now)),
      ...stages.map(({ name, durationMilliseconds = 0 }) =>
        field(`  ${name}`, `  ${goDuration(Math.round(durationMilliseconds / 1000) * 1000)}`),
      ),
      '\n',
      config ? field('Build Config', config.name) : '',
      field('Build Pod', buildPodName(build)),
      output?.to?.imageDigest ? field('Image Digest', output.to.imageDigest) : '',
      describeBuildSpec(spec),
      describeCauses(spec.triggeredBy),
      logSnippet ? field('Log Tail', logSnippet.split('\n')) : '',
      describeEvents(events, now),
    ].join(''),
  );
};

/** `12s`, `running for 3s`, `waiting for 1m0s`. */
export const buildDuration = ({ metadata, status }: Build, now: number): string => {
  const { startTimestamp, completionTimestamp, phase } = status ?? {};
  const [created, started, ended] = [metadata.creationTimestamp, startTimestamp, completionTimestamp].map((time) =>
    time ? Date.parse(time) : undefined,
  );
  if (started !== undefined)
    return ended === undefined ? `running for ${goSeconds(now - started)}` : goSeconds(ended - started);
  if (ended !== undefined) return `waited for ${goSeconds(ended - (created ?? ended))}`;
  return phase === 'Cancelled' ? '<none>' : `waiting for ${goSeconds(now - (created ?? now))}`;
};

/** A duration in whole seconds. */
const goSeconds = (milliseconds: number): string => goDuration(Math.floor(milliseconds / 1000) * 1000);
