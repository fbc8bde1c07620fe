import { type DataTable, Given, Then } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

Given('the tag {string} is imported from {string} with reference policy {policy}', importTag);
Given('标签 {string} 从 {string} 导入,引用策略为 {policy}', importTag);
async function importTag(this: ExperimentWorld, tag: string, from: string, policy: 'Source' | 'Local'): Promise<void> {
  await this.experiment.imageStreams.importTag(tag, from, policy);
}

Then('the tag {string} follows {string}', follows);
Then('标签 {string} 跟随 {string}', follows);
async function follows(this: ExperimentWorld, tag: string, from: string): Promise<void> {
  await this.experiment.imageStreams.follows(tag, from);
}

Then('the tag {string} has reference policy {policy}', hasReferencePolicy);
Then('标签 {string} 的引用策略是 {policy}', hasReferencePolicy);
async function hasReferencePolicy(this: ExperimentWorld, tag: string, policy: string): Promise<void> {
  await this.experiment.imageStreams.hasReferencePolicy(tag, policy);
}

Then('the tag {string} has import mode {word}', hasImportMode);
Then('标签 {string} 的导入模式是 {word}', hasImportMode);
async function hasImportMode(this: ExperimentWorld, tag: string, mode: string): Promise<void> {
  await this.experiment.imageStreams.hasImportMode(tag, mode);
}

Then('the tag {string} points at {image}', pointsAt);
Then('标签 {string} 指向{image}', pointsAt);
async function pointsAt(this: ExperimentWorld, tag: string, image: string): Promise<void> {
  await this.experiment.imageStreams.pointsAt(tag, image);
}

Then('the tag {string} has {int} image(s) in its history', hasHistory);
Then('标签 {string} 的历史中有 {int} 个镜像', hasHistory);
async function hasHistory(this: ExperimentWorld, tag: string, length: number): Promise<void> {
  await this.experiment.imageStreams.hasHistory(tag, length);
}

Then('the import of the tag {string} failed: {string}', importFailed);
Then('标签 {string} 导入失败:{string}', importFailed);
async function importFailed(this: ExperimentWorld, tag: string, reason: string): Promise<void> {
  await this.experiment.imageStreams.importFailed(tag, reason);
}

Then('the image stream {string} contains:', contains);
Then('镜像流 {string} 包含:', contains);
async function contains(this: ExperimentWorld, stream: string, manifest: string): Promise<void> {
  await this.experiment.imageStreams.contains(stream, manifest);
}

Then('the image streams {string} and {string} differ only in:', differOnlyIn);
Then('镜像流 {string} 和 {string} 只在以下字段不同:', differOnlyIn);
async function differOnlyIn(this: ExperimentWorld, first: string, second: string, table: DataTable): Promise<void> {
  await this.experiment.imageStreams.differOnlyIn(first, second, table.raw());
}
