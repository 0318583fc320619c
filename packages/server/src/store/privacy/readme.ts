/** What lies in an export, in plain words. */
export const readme = `# 关于你的全部记录 · Everything that is stored about you

这个文件夹里是系统中关于你的全部内容。

- records/：提到你的记录，每类一个文件，内容与你登录后能看到的相同
- versions.json：你写过的每一个版本，什么时候、用什么操作写的
- files/：你上传的文件
- verdicts.json：按规则对你做出的判定（学时是否达标等）及依据
- audit.json：谁在什么时候对与你有关的记录做了什么，以及你自己做过的操作
- people.json：这些记录里出现的编号对应的姓名
- withheld.json：提到你、但按规定你现在不能查看的记录（例如还没有提交给你的听课草稿），只列出种类和编号

发现有错，请向学校提出更正。

---

This folder holds everything that the system stores about you.

- records/: records that name you, one file for each kind, as you may read them when you are signed in
- versions.json: every version that you wrote, when and by which action
- files/: files that you attached
- verdicts.json: what the rules say of you (whether your hours suffice, and so on), and what that rests on
- audit.json: who did what when to records that concern you, and what you did yourself
- people.json: the names behind the ids in these records
- withheld.json: records that name you and that you may not read as yet (such as drafts of observations that were not handed in), by kind and id alone

If something is wrong, ask your school to correct it.
`;
