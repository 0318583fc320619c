import type { PublicationItem } from "@xiaoben/contract";
import type { DeskVoice } from "./desk.part.ts";
import type { Content } from "./desk.model.ts";

/** What differs between what is written here and what stands there now, in words. */
export function differencesOf(voice: DeskVoice, mine: Content, theirs: Content): { label: string; mine: string; theirs: string }[] {
  const { words, policy, desk } = voice;
  const itemOf = (item: PublicationItem | undefined): string =>
    item ? `${voice.known(item).name}：${item.says}（${words.say("shown", item.shown)}）` : "";
  const ids = [...new Set([...mine.items, ...theirs.items].map(({ id }) => id))];
  const find = ({ items }: Content, id: string): PublicationItem | undefined => items.find((item) => item.id === id);
  return [
    { label: desk.say("titleLabel"), mine: mine.title, theirs: theirs.title },
    { label: desk.say("noticeLabel"), mine: words.say("notice", mine.notice), theirs: words.say("notice", theirs.notice) },
    { label: desk.say("periodLabel"), mine: policy.period(mine.period), theirs: policy.period(theirs.period) },
    ...ids.map((id) => ({ label: desk.say("itemLabel"), mine: itemOf(find(mine, id)), theirs: itemOf(find(theirs, id)) })),
  ].filter((one) => one.mine !== one.theirs);
}
