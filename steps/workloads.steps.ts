import { type DataTable, Then, When } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

When('the deployment {string} is created with the tag {string}', createDeployment);
When('创建部署 {string},使用标签 {string}', createDeployment);
async function createDeployment(this: ExperimentWorld, name: string, tag: string): Promise<void> {
  await this.experiment.workloads.createDeployment(name, tag);
}

When('the deployment {string} is created with the tag {string} on the node {string}', createDeploymentOn);
When('创建部署 {string},使用标签 {string},在节点 {string} 上', createDeploymentOn);
async function createDeploymentOn(this: ExperimentWorld, name: string, tag: string, node: string): Promise<void> {
  await this.experiment.workloads.createDeployment(name, tag, node);
}

When('the deployment config {string} is created with the tag {string}', createDeploymentConfig);
When('创建部署配置 {string},使用标签 {string}', createDeploymentConfig);
async function createDeploymentConfig(this: ExperimentWorld, name: string, tag: string): Promise<void> {
  await this.experiment.workloads.createDeploymentConfig(name, tag);
}

When('{string} is rolled out again', rollOut);
When('重新部署 {string}', rollOut);
async function rollOut(this: ExperimentWorld, name: string): Promise<void> {
  await this.experiment.workloads.rollOut(name);
}

When('a pod {string} is created with the image {string}', createPod);
When('创建 Pod {string},镜像地址为 {string}', createPod);
async function createPod(this: ExperimentWorld, name: string, image: string): Promise<void> {
  await this.experiment.workloads.createPod(name, image);
}

When('a pod {string} is created on the node {string} with the image {string}', createPodOn);
When('创建 Pod {string},在节点 {string} 上,镜像地址为 {string}', createPodOn);
async function createPodOn(this: ExperimentWorld, name: string, node: string, image: string): Promise<void> {
  await this.experiment.workloads.createPodOn(name, node, image);
}

When('a pod {string} is created with {image} of {string}', createPodByDigest);
When('创建 Pod {string},按摘要使用{image},仓库为 {string}', createPodByDigest);
async function createPodByDigest(
  this: ExperimentWorld,
  name: string,
  image: string,
  repository: string,
): Promise<void> {
  await this.experiment.workloads.createPodByDigest(name, image, repository);
}

Then('the pods of {string} run {image} from {string}', runFrom);
Then('{string} 的 Pod 运行{image},地址为 {string}', runFrom);
async function runFrom(this: ExperimentWorld, name: string, image: string, repository: string): Promise<void> {
  await this.experiment.workloads.run(name, image, repository);
}

Then('the pods of {string} run {image} as {string}', runAs);
Then('{string} 的 Pod 运行{image},写作 {string}', runAs);
async function runAs(this: ExperimentWorld, name: string, image: string, address: string): Promise<void> {
  await this.experiment.workloads.runAs(name, image, address);
}

Then('the pods of {string} run the image of the tag {string} from {string}', runTag);
Then('{string} 的 Pod 运行标签 {string} 的镜像,地址为 {string}', runTag);
async function runTag(this: ExperimentWorld, name: string, tag: string, repository: string): Promise<void> {
  const { imageStreams, workloads } = this.experiment;
  await workloads.runDigest(name, await imageStreams.newestImage(tag), repository);
}

Then('the pods of {string} run on the node {string}', runOn);
Then('{string} 的 Pod 运行在节点 {string}', runOn);
async function runOn(this: ExperimentWorld, name: string, node: string): Promise<void> {
  await this.experiment.workloads.runOn(name, node);
}

Then('the pod {string} runs {image}, served by {registry}', runsServedBy);
Then('the pods of {string} run {image}, served by {registry}', runsServedBy);
Then('{string} 的 Pod 运行{image},由 {registry} 提供', runsServedBy);
Then('Pod {string} 运行{image},由 {registry} 提供', runsServedBy);
async function runsServedBy(this: ExperimentWorld, name: string, image: string, registry: string): Promise<void> {
  await this.experiment.workloads.runImage(name, image);
  await this.experiment.workloads.wereServedBy(name, this.experiment.registries.hostOf(registry));
}

Then('{registry} served the image of the pods of {string}', served);
Then('{registry} 提供了 Pod 的镜像,属于 {string}', served);
async function served(this: ExperimentWorld, registry: string, name: string): Promise<void> {
  await this.experiment.workloads.wereServedBy(name, this.experiment.registries.hostOf(registry));
}

Then('the pod {string} cannot pull its image: {string}', cannotPull);
Then('the pods of {string} cannot pull their image: {string}', cannotPull);
Then('{string} 的 Pod 无法拉取镜像:{string}', cannotPull);
Then('Pod {string} 无法拉取镜像:{string}', cannotPull);
async function cannotPull(this: ExperimentWorld, name: string, reason: string): Promise<void> {
  await this.experiment.workloads.cannotPull(name, reason);
}

Then('the events of the pods of {string} say:', eventsSay);
Then('{string} 的 Pod 的事件为:', eventsSay);
async function eventsSay(this: ExperimentWorld, name: string, table: DataTable): Promise<void> {
  await this.experiment.workloads.eventsSay(name, table.raw());
}
