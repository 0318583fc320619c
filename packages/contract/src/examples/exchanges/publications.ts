import type { Publication, PublicationItem } from "../../kinds/index.ts";
import { clock, orgs, people } from "../records/campus.ts";
import { publicationIds } from "../records/publications.ts";
import { act, born, change, content, create, created, found, get, list, newRecordId, next, page, refuse, story, written } from "./build.ts";
import { the } from "./look.ts";

const look = story("what-is-made-public");
const object = story("objecting");
const publish = story("making-public");
const drawUp = story("drawing-up-a-list");

const asked = the("publication", "for-objection");
const published = the("publication", "published");

/** What somebody sees of a publication who is named in it: of its lists what is hers. */
const seenBy = (person: string, record: Publication): Publication => ({
  ...record,
  items: record.items.filter((item) => item.people!.includes(person)),
  named: record.named.filter((one) => one === person),
  objections: record.objections.filter((one) => one.by === person),
});

const begun: Publication = {
  ...born(newRecordId(50), orgs.school),
  state: "draft",
  by: people.schoolAdmin,
  title: "学期通报",
  notice: "criticism",
  period: "term:2026-2027/1",
  items: [{ id: "1", person: people.teacher, says: "两次研修没有到，也没有请假", shown: "name", people: [people.teacher] }],
  named: [people.teacher],
  objections: [],
};
const { people: _people, ...sent } = begun.items[0]!;
const { by: _by, named: _named, objections: _objections, ...sentBody } = content(begun) as unknown as Publication;

const [first, second] = asked.items as [PublicationItem, PublicationItem];
const answered = next<Publication>(asked, {
  objections: [{ ...asked.objections[0]!, answer: "已核对，这一条拿掉。", answeredBy: people.schoolAdmin, answeredAt: clock }],
});
const corrected: Publication = { ...next<Publication>(answered, { items: [second] }), named: [people.mentor] };
const objected = next<Publication>(asked, {
  objections: [...asked.objections, { id: "2", by: people.teacher, at: clock, says: "附件已经补交。" }],
});

export const publicationExchanges = [
  look(
    "publication.list",
    "schoolAdmin",
    "of-the-school",
    "Whoever runs the school sees the whole of it.",
    list("publication", { state: "published" }),
    page(published),
  ),
  look(
    "publication.get",
    "groupLead",
    "as-one-who-is-left-out",
    "Somebody who is named sees what is said of her, and what everybody reads.",
    get("publication", publicationIds.published),
    found(seenBy(people.groupLead, published)),
  ),
  look(
    "publication.get",
    "teacher",
    "of-others-beforehand",
    "A draft is nobody's to read before it is opened.",
    get("publication", publicationIds.draft),
    refuse("not-found"),
  ),
  look(
    "publication.withdraw",
    "principal",
    "withdrawn",
    "Then nobody in the organisation reads it any more.",
    act("publication", published.id, "withdraw", 500, 5, { reason: "名单有误" }),
    written("publication", { ...next<Publication>(published, { reason: "名单有误" }), state: "withdrawn" }),
  ),

  drawUp(
    "publication.create",
    "schoolAdmin",
    "begun",
    "For one organisation and one period. Whom the items are about, the back end keeps.",
    create("publication", begun.id, { ...sentBody, items: [sent] }),
    created("publication", begun),
  ),
  drawUp(
    "publication.open",
    "schoolAdmin",
    "opened",
    "Those who are named may object now.",
    act("publication", begun.id, "open", 501, 1),
    written("publication", { ...next<Publication>(begun, { submittedAt: clock }), state: "forObjection" }),
  ),
  drawUp(
    "publication.publish",
    "schoolAdmin",
    "by-herself",
    "It criticises a person: another must approve it.",
    act("publication", begun.id, "publish", 502, 2),
    refuse("guard-failed", ["/by same-person"]),
  ),
  drawUp(
    "publication.recall",
    "schoolAdmin",
    "recalled",
    "To add to it, it is recalled.",
    act("publication", begun.id, "recall", 503, 2),
    written("publication", next<Publication>(begun, {}, 2)),
  ),

  object(
    "publication.object",
    "teacher",
    "in-her-words",
    "She sees her own item and her own objections.",
    act("publication", asked.id, "object", 504, 4, { objection: "附件已经补交。" }),
    written("publication", seenBy(people.teacher, objected)),
  ),

  publish(
    "publication.publish",
    "principal",
    "before-the-answer",
    "Each objection is answered first.",
    act("publication", asked.id, "publish", 505, 4),
    refuse("guard-failed", ["/objections/1 not-answered"]),
  ),
  publish(
    "publication.answer",
    "schoolAdmin",
    "answered",
    "With words; what is right is put right in the list.",
    act("publication", asked.id, "answer", 506, 4, { answerTo: "1", answer: "已核对，这一条拿掉。" }),
    written("publication", answered),
  ),
  publish(
    "publication.change",
    "schoolAdmin",
    "item-added",
    "Nothing is added that nobody was shown.",
    change("publication", asked.id, 5, { items: [first, second, { id: "3", person: people.groupLead, says: "也没有到", shown: "name" }] }),
    refuse("validation", ["/items/2 not-shown-yet"]),
  ),
  publish(
    "publication.change",
    "schoolAdmin",
    "item-taken-out",
    "One item is taken out.",
    change("publication", asked.id, 5, { items: [second] }),
    written("publication", corrected),
  ),
  publish(
    "publication.publish",
    "principal",
    "made-public",
    "The list that everybody reads is made.",
    act("publication", asked.id, "publish", 507, 6),
    written("publication", {
      ...next<Publication>(corrected),
      state: "published",
      list: [{ id: "2", name: "QH-0102", says: second.says, basis: second.basis! }],
      publishedBy: people.principal,
      publishedAt: clock,
    }),
  ),
];
