import { timestamp } from '../../apimachinery/timestamp.ts';
import { timed } from './build-timing.ts';
import { type BuilderContext, reportDetails, say } from './builder-context.ts';
import { finishImage, pushBuiltImage } from './push-image.ts';
import type { Stage } from './stage.ts';

/** Makes an image of the last stage, and pushes it where the build says. */
export const commitImage = async (stage: Stage, context: BuilderContext): Promise<void> => {
  const { build, process } = context;
  const image = finishImage(stage, timestamp(process.container.clock.now()));
  const id = image.id.slice('sha256:'.length);
  const { namespace, name, uid = '' } = build.metadata;
  const temporary = `temp.builder.openshift.io/${namespace}/${name}:${uid.slice(0, 8)}`;
  say(context, `COMMIT ${temporary}`);
  say(context, `--> ${id.slice(0, 12)}`);
  say(context, `Successfully tagged ${temporary}`);
  say(context, id);
  const to = build.spec.output?.to?.name;
  if (!to) {
    say(context, 'Build complete, no image push requested');
    return;
  }
  const step = build.spec.strategy.sourceStrategy === undefined ? 'PushDockerImage' : 'PushImage';
  const digest = await timed('PushImage', step, context, () => pushBuiltImage(image, to, context));
  await reportDetails(context, { output: { to: { imageDigest: digest } } });
};
