import type { Translate } from '../../kit/text.ts'
import { HelpBox } from '../../ui/help-box.tsx'
import { speak, type Voice } from '../model/voice.ts'

/** The hotlines under every page of the form, in words for whoever reads them. */
export const CallNow = ({ t, voice }: { readonly t: Translate; readonly voice: Voice }) => (
  <HelpBox t={t} compact>
    {speak(t, voice)('report.call-now')}
  </HelpBox>
)
