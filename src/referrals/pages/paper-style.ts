/** Decree 30/2020, annex I: A4, Times New Roman 13–14, margins top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm. */
export const paperStyle = `
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
* { box-sizing: border-box }
body { margin: 0; background: #e9e6df; color: #000; font: 14pt/1.45 "Times New Roman", Tinos, "Liberation Serif", serif; overflow-wrap: break-word }
nav { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: space-between; max-width: 210mm; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif }
nav a { color: #075b57 } nav button { font: inherit; min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: .5rem; background: #0b7a75; color: #fff }
[hidden] { display: none }
main { background: #fff; width: min(210mm, 100%); min-height: 297mm; margin: 0 auto 2rem; padding: 20mm 15mm 20mm 30mm }
p { margin: 0 0 6pt; text-align: justify }
header, footer { display: grid; grid-template-columns: 2fr 3fr; gap: 6mm }
header p, footer .signer p { text-align: center; margin: 0 } footer { margin-top: 14pt }
.issuer, .nation, .motto, .heading { font-weight: bold } .issuer { text-transform: uppercase } .nation { font-size: 13pt; white-space: nowrap }
.issuer::after, .motto::after { content: ""; display: block; width: 35%; margin: 2pt auto 4pt; border-top: 1px solid #000 } .motto::after { width: 60% }
.place { font-style: italic; margin-top: 4pt }
h1 { font-size: 14pt; text-align: center; margin: 18pt 0 0 } .about { text-align: center; font-weight: bold; margin-bottom: 14pt }
.dear { text-align: center } .basis { font-style: italic } h2 { font-size: 14pt; margin: 8pt 0 4pt } .typed { white-space: pre-wrap; text-align: left }
ul { margin: 0 0 6pt; padding-left: 8mm }
.recipients { font-size: 11pt } .recipients p { text-align: left; margin: 0 } .recipients .heading { font-style: italic; font-size: 12pt } .signer .name { margin-top: 26mm; font-weight: bold }
.warning { border: 2px solid #000; padding: 6pt 8pt; margin: 0 0 8pt; break-inside: avoid } .warning .heading { text-transform: uppercase }
.receipt { margin-top: 14pt; border-top: 1px solid #000; padding-top: 6pt; font-size: 12pt; break-inside: avoid }
@media (max-width: 40rem) { body { font-size: 12pt } main { padding: 1.25rem; min-height: 0 } header, footer { grid-template-columns: 1fr } .nation { white-space: normal } }
@media print { body { background: none } nav { display: none } main { width: auto; min-height: 0; margin: 0; padding: 0 } }
`
