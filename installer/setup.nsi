; The set-up program: for one user, without administrator, in Chinese.
; makensis -INPUTCHARSET UTF8 -DARCH=… -DBUNDLE=… -DOUT=… -DVERSION=… -DREMOVE=… setup.nsi
Unicode true
Target ${ARCH}
!ifdef QUICK ; only for a trial
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!define NAME "nianbao"
!define TITLE "年报助手"
!define PROGRAM "$INSTDIR\${NAME}.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"
!define KIND "${NAME}.report"
!define RULES "${NAME}.rules"
!define APPLICATION "${CLASSES}\Applications\${NAME}.exe"
!define BUILD_1809 17763

Name "${TITLE}"
BrandingText "${TITLE} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
ManifestDPIAware true
ManifestSupportedOS Win7 Win8 Win8.1 Win10
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=2052 "FileDescription" "${TITLE}安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT 许可"

!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh
!define MUI_ICON "${BUNDLE}/_internal/resources/icons/${NAME}.ico"
!define MUI_UNICON "${MUI_ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}/Contrib/Graphics/Wizard/nsis3-metro.bmp"
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro Refuse SENTENCE STATUS
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${BUILD_1809}
    !insertmacro Refuse "这台电脑装不了${TITLE}：它需要 64 位的 Windows 10（1809 版以后）或 Windows 11。" 3
  ${EndIf}
FunctionEnd

; A program that runs cannot be opened for writing.
!macro CheckNotRunning un
Function ${un}CheckNotRunning
  IfFileExists "${PROGRAM}" 0 free
  again:
  ClearErrors
  FileOpen $0 "${PROGRAM}" a
  IfErrors busy
  FileClose $0
  Goto free
  busy:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}还开着，请先关掉它，再按“重试”。" /SD IDCANCEL IDRETRY again
  SetErrorLevel 4
  Quit
  free:
FunctionEnd
!macroend
!insertmacro CheckNotRunning ""
!insertmacro CheckNotRunning "un."

Section
  Call CheckNotRunning
  ; Left over from another version; the folder is all ours.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "${PROGRAM}"
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "${PROGRAM}"

  ; Offered under "open with" for DOCX, nothing more: what opens them stays what it was.
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "政府信息公开工作年度报告"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.docx\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${APPLICATION}" "FriendlyAppName" "${TITLE}"
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" ".docx" ""
  WriteRegStr HKCU "${APPLICATION}\shell\open\command" "" '"${PROGRAM}" "%1"'

  ; The settings of checks that an office hands out are ours alone: a double click takes them over.
  WriteRegStr HKCU "${CLASSES}\${RULES}" "" "年报检查项设置"
  WriteRegStr HKCU "${CLASSES}\${RULES}\DefaultIcon" "" "${PROGRAM}"
  WriteRegStr HKCU "${CLASSES}\${RULES}\shell\open\command" "" '"${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.nbrules" "" "${RULES}"

  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "nianbao contributors"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  Call un.CheckNotRunning
  ; Exactly what was installed: whatever else lies there is the user's and stays.
  !include "${REMOVE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  ; What the program remembered goes; work that was never saved stays.
  Delete "$LOCALAPPDATA\${NAME}\${NAME}.ini"
  Delete "$LOCALAPPDATA\${NAME}\${NAME}.log"
  Delete "$LOCALAPPDATA\${NAME}\running.lock"
  RMDir "$LOCALAPPDATA\${NAME}\recovery"
  RMDir "$LOCALAPPDATA\${NAME}"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${CLASSES}\${RULES}"
  DeleteRegKey HKCU "${CLASSES}\.nbrules"
  DeleteRegKey HKCU "${APPLICATION}"
  DeleteRegValue HKCU "${CLASSES}\.docx\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.docx\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.docx"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${NAME}"
  ${RefreshShellIcons}
SectionEnd
