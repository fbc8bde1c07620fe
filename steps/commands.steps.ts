import { Given, Then, When } from '@cucumber/cucumber';
import type { ImageContents } from '../src/harness/image-contents.ts';
import type { ExperimentWorld } from './world.ts';

When('I run {command}', run);
Given('I have run {command}', run);
When('我运行 {command}', run);
Given('我已运行 {command}', run);
async function run(this: ExperimentWorld, line: string): Promise<void> {
  await this.experiment.commands.run(line);
}

When('I run {command} with the token of the service account {string}', runAs);
When('我运行 {command},使用服务账号 {string} 的令牌', runAs);
async function runAs(this: ExperimentWorld, line: string, account: string): Promise<void> {
  await this.experiment.commands.runAs(account, line);
}

Given('the file {string}:', putFile);
Given('文件 {string}:', putFile);
async function putFile(this: ExperimentWorld, path: string, content: string): Promise<void> {
  await this.experiment.commands.putFile(path, content);
}

When('I run {command}, which fails', runFailing);
When('我运行 {command},它失败', runFailing);
async function runFailing(this: ExperimentWorld, line: string): Promise<void> {
  await this.experiment.commands.runFailing(line);
}

Then('{command} fails: {string}', failsWith);
Then('{command} 失败:{string}', failsWith);
async function failsWith(this: ExperimentWorld, line: string, text: string): Promise<void> {
  await this.experiment.commands.failsWith(line, text);
}

Then('{command} shows:', shows);
Then('{command} 显示:', shows);
async function shows(this: ExperimentWorld, line: string, expected: string): Promise<void> {
  await this.experiment.commands.shows(line, expected);
}

Then('{command} lists nothing', listsNothing);
Then('{command} 没有列出任何内容', listsNothing);
async function listsNothing(this: ExperimentWorld, line: string): Promise<void> {
  await this.experiment.commands.lists(line, undefined);
}

Then('{command} lists {contents} and nothing else', lists);
Then('{command} 只列出{contents}', lists);
async function lists(this: ExperimentWorld, line: string, contents: ImageContents): Promise<void> {
  await this.experiment.commands.lists(line, contents);
}
