import { expect } from "@open-wc/testing";
import { growthStrings } from "../growth/growth.strings.ts";
import { jointStrings } from "../joint-view/joint-view.strings.ts";
import { duringStrings } from "../observation-form/during/during.strings.ts";

it("what is noted in a lesson is called the same afterwards, in every language", async () => {
  const { "zh-Hans": during } = duringStrings.said;
  const spoken = [[during!, growthStrings.said["zh-Hans"]!, jointStrings.said["zh-Hans"]!] as const];
  for (const language of ["zh-Hant", "en"] as const)
    spoken.push([await duringStrings.load[language](), await growthStrings.load[language](), await jointStrings.load[language]()]);
  for (const [then, growth, joint] of spoken) {
    for (const tag of ["teacher", "pupils", "question", "answer", "good", "problem"]) expect(joint.tag(tag)).to.equal(then.tag(tag));
    for (const code of [
      "appreciating",
      "motivating",
      "reflecting",
      "delaying",
      "manySided",
      "quickWitted",
      "heartfelt",
      "negative",
      "bare",
    ])
      expect(growth.code(code)).to.equal(then.code(code));
    for (const kind of ["opening", "explaining", "dialogue", "groupWork", "practice", "presentation", "summing", "other"])
      expect(growth.segment(kind)).to.equal(then.does(kind));
  }
});
