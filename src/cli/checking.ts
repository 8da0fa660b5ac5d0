import { basename } from 'node:path'
import { checkQuestionLanguage } from '../answers/index.ts'
import { createFollowUp } from '../interpretation/index.ts'
import {
  checkKnowledge,
  type Finding,
  type KnowledgeCheck,
  KnowledgeError,
  loadKnowledge,
} from '../knowledge/index.ts'
import { checkPrompts } from '../model/index.ts'
import { loadPhrasingLanguage } from '../phrasing/index.ts'
import { KNOWLEDGE_DIR, openCore, PROMPTS_DIR } from './app.ts'

/** What `zhaodan check` finds: in knowledge/ and, with their folder's name before the file, in prompts/. */
export function checkAll(): KnowledgeCheck {
  const { findings, summary } = checkKnowledge(KNOWLEDGE_DIR)
  return {
    findings: [...(findings.length > 0 ? findings : languageFindings()), ...promptFindings()],
    summary,
  }
}

/** The words of questions, follow-ups and phrasing rest on the regulations, so they are read once these are sound. */
function languageFindings(): Finding[] {
  const findings = checkQuestionLanguage(KNOWLEDGE_DIR, loadKnowledge(KNOWLEDGE_DIR))
  if (findings.length > 0) return findings
  const { knowledge, language } = openCore()
  return [
    ...findingsOf(() => createFollowUp(knowledge, language)),
    ...findingsOf(() => loadPhrasingLanguage(knowledge)),
  ]
}

function findingsOf(load: () => unknown): Finding[] {
  try {
    load()
    return []
  } catch (error) {
    if (error instanceof KnowledgeError) return error.findings
    throw error
  }
}

function promptFindings(): Finding[] {
  const folder = basename(PROMPTS_DIR)
  return checkPrompts(PROMPTS_DIR).map((finding) => ({
    ...finding,
    file: finding.file === PROMPTS_DIR ? folder : `${folder}/${finding.file}`,
  }))
}
