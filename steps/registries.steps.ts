import { Given, Then, When } from '@cucumber/cucumber';
import type { ImageContents } from '../src/harness/image-contents.ts';
import type { ExperimentWorld } from './world.ts';

Given('{upstream} serves {string} as {image}', serve);
Given('{upstream} 提供 {string},称为{image}', serve);
async function serve(this: ExperimentWorld, host: string, path: string, image: string): Promise<void> {
  await this.experiment.registries.serve(host, path, image);
}

When('{upstream} goes down', stop);
When('{upstream} 停止服务', stop);
async function stop(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.registries.stop(host);
}

When('{upstream} comes back', start);
When('{upstream} 恢复服务', start);
async function start(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.registries.start(host);
}

When('{upstream} comes back until the pods of {string} run', startUntilRunning);
When('{upstream} 恢复服务,直到 {string} 的 Pod 运行', startUntilRunning);
async function startUntilRunning(this: ExperimentWorld, host: string, workload: string): Promise<void> {
  await this.experiment.registries.startUntilRunning(host, workload);
}

Given('{upstream} demands the user {string} with the password {string}', demandCredentials);
Given('{upstream} 要求用户 {string} 和密码 {string}', demandCredentials);
async function demandCredentials(
  this: ExperimentWorld,
  host: string,
  username: string,
  password: string,
): Promise<void> {
  await this.experiment.registries.demandCredentials(host, username, password);
}

Given('the cluster does not trust the certificate of {upstream}', loseTrust);
Given('集群不信任 {upstream} 的证书', loseTrust);
async function loseTrust(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.registries.loseTrust(host);
}

Then('the nodes asked {registry} for nothing', nodesAskedNothing);
Then('节点没有向 {registry} 请求任何内容', nodesAskedNothing);
async function nodesAskedNothing(this: ExperimentWorld, registry: string): Promise<void> {
  await this.experiment.registries.nodesAskedNothing(registry);
}

Then('the node of {string} asked {registry} for {contents}', nodeAskedFor);
Then('{string} 的节点向 {registry} 请求了{contents}', nodeAskedFor);
async function nodeAskedFor(
  this: ExperimentWorld,
  workload: string,
  registry: string,
  contents: ImageContents,
): Promise<void> {
  await this.experiment.registries.nodeAskedFor(workload, registry, contents);
}
