import { Given, When } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

When('the tag {string} of {upstream} moves to {image}', moveTag);
When('标签 {string} 在 {upstream} 上移到{image}', moveTag);
async function moveTag(this: ExperimentWorld, path: string, host: string, image: string): Promise<void> {
  await this.experiment.registries.serve(host, path, image);
}

When('the tag {string} of {upstream} is deleted', deleteTag);
When('标签 {string} 在 {upstream} 上被删除', deleteTag);
async function deleteTag(this: ExperimentWorld, path: string, host: string): Promise<void> {
  await this.experiment.outsideWorld.deleteTag(host, path);
}

Given('{upstream} drops what no tag names', dropUntagged);
Given('{upstream} 立即丢弃没有标签的内容', dropUntagged);
async function dropUntagged(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.keepUntagged(0));
}

Given('{upstream} keeps what no tag names for {duration}', keepUntagged);
Given('{upstream} 将没有标签的内容保留 {duration}', keepUntagged);
async function keepUntagged(this: ExperimentWorld, host: string, duration: number): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.keepUntagged(duration));
}

Given('{upstream} keeps what no tag names for ever', keepForEver);
Given('{upstream} 永久保留没有标签的内容', keepForEver);
async function keepForEver(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.keepUntagged(Number.POSITIVE_INFINITY));
}

When('{upstream} answers {int}', answer);
When('{upstream} 回答 {int}', answer);
async function answer(this: ExperimentWorld, host: string, status: number): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.suffer({ kind: 'status', status }));
}

When('{upstream} is slow: {duration} an answer', slowDown);
When('{upstream} 很慢:每次回答需要 {duration}', slowDown);
async function slowDown(this: ExperimentWorld, host: string, delay: number): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.suffer({ kind: 'slow', delay }));
}

When('{upstream} breaks connections', breakConnections);
When('{upstream} 中断连接', breakConnections);
async function breakConnections(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.suffer({ kind: 'broken-connections' }));
}

When('{upstream} hangs', hang);
When('{upstream} 不再响应', hang);
async function hang(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.suffer({ kind: 'hangs' }));
}

When('{upstream} serves corrupt blobs', corruptBlobs);
When('{upstream} 提供损坏的 blob', corruptBlobs);
async function corruptBlobs(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.suffer({ kind: 'corrupt-blobs' }));
}

When('{upstream} limits pulls like Docker Hub', limitLikeDockerHub);
When('{upstream} 像 Docker Hub 一样限制拉取', limitLikeDockerHub);
async function limitLikeDockerHub(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.limitPulls('docker-hub'));
}

When('{upstream} limits requests like Quay', limitLikeQuay);
When('{upstream} 像 Quay 一样限制请求', limitLikeQuay);
async function limitLikeQuay(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.limitPulls('quay'));
}

When('{upstream} no longer limits pulls', endLimit);
When('{upstream} 不再限制拉取', endLimit);
async function endLimit(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.limitPulls(undefined));
}

Given('{upstream} speaks plain HTTP', speakPlainly);
Given('{upstream} 使用纯 HTTP', speakPlainly);
async function speakPlainly(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.outsideWorld.change(host, (registry) => registry.speakPlainly());
}
