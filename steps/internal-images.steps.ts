import { Then, When } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

When('{image} is pushed to the internal registry as {string}', push);
When('{image}被推送到内部镜像仓库,名为 {string}', push);
async function push(this: ExperimentWorld, image: string, tag: string): Promise<void> {
  await this.experiment.internalImages.push(image, tag);
}

When('{image} is pushed to the internal registry as {string} by the service account {string}', pushAs);
When('{image}被推送到内部镜像仓库,名为 {string},由服务账号 {string} 推送', pushAs);
async function pushAs(this: ExperimentWorld, image: string, tag: string, account: string): Promise<void> {
  await this.experiment.internalImages.push(image, tag, account);
}

Then('the internal registry refuses {image} as {string} from the service account {string}: {string}', pushIsRefused);
Then('内部镜像仓库拒绝{image},名为 {string},来自服务账号 {string}:{string}', pushIsRefused);
async function pushIsRefused(
  this: ExperimentWorld,
  image: string,
  tag: string,
  account: string,
  reason: string,
): Promise<void> {
  await this.experiment.internalImages.pushIsRefused(image, tag, account, reason);
}
