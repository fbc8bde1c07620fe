import { Then } from '@cucumber/cucumber';
import type { ImageContents } from '../src/harness/image-contents.ts';
import type { ExperimentWorld } from './world.ts';

Then('the internal registry stores nothing', holdsNothing);
Then('内部镜像仓库没有存储任何内容', holdsNothing);
async function holdsNothing(this: ExperimentWorld): Promise<void> {
  await this.experiment.registryStorage.holdsNothing();
}

Then('the internal registry stores nothing of {string}', holdsNothingOf);
Then('内部镜像仓库没有存储 {string} 的任何内容', holdsNothingOf);
async function holdsNothingOf(this: ExperimentWorld, stream: string): Promise<void> {
  await this.experiment.registryStorage.holdsNothingOf(stream);
}

Then('the internal registry stores {contents} for {string}', holds);
Then('内部镜像仓库存储了{contents},属于 {string}', holds);
async function holds(this: ExperimentWorld, contents: ImageContents, stream: string): Promise<void> {
  await this.experiment.registryStorage.holds(contents, stream);
}

Then('the internal registry no longer stores {contents}', holdsNone);
Then('内部镜像仓库不再存储{contents}', holdsNone);
async function holdsNone(this: ExperimentWorld, contents: ImageContents): Promise<void> {
  await this.experiment.registryStorage.holdsNone(contents);
}
