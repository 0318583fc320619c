interface Story {
  args?: Record<string, unknown>;
  render?(args: unknown, context: unknown): unknown;
  play?(context: { canvasElement: HTMLElement; args: unknown }): Promise<void>;
}

export const stories: { file: string; module: Record<string, Story> & { default: Story & { title?: string } } }[];
