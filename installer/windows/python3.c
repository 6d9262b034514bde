/* python3.dll: forwarders to python311.dll and no code; its export table is made at build time.
 * PySide6 and shiboken6 are modules of the stable ABI and ask for it, and the source of the other
 * libraries has none. The pointer makes the linker write relocations, so that every loader may
 * move the library. */
int __stdcall DllMain(void *h, unsigned long why, void *r) { return 1; }
void *relocated = (void *)DllMain;
